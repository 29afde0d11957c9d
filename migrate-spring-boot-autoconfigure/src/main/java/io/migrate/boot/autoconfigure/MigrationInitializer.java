package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.verify.Fingerprints;

import org.springframework.beans.factory.InitializingBean;

/**
 * Sees to it that databases are at their target, one after the other, and runs the
 * populations that are files, while the application context is refreshed. Whatever uses a
 * database waits for this bean. When the process is told to end meanwhile, the work is
 * cancelled and the refresh fails.
 */
public class MigrationInitializer implements InitializingBean {

	private final List<DatabaseStart> starts;

	/**
	 * Creates the initializer.
	 * @param databases what to run; the auto-configured initializer leaves them alone
	 * @param startup what to do with them, and where to go
	 * @param populations when to run populations, and what it means that one fails
	 * @param verify what it means that somebody has changed a schema past its revisions
	 */
	public MigrationInitializer(Collection<Migrations> databases, StartupProperties startup,
			PopulationProperties populations, VerifyProperties verify) {
		this(databases.stream()
			.map((migrations) -> new DatabaseStart(migrations, startup, populations,
					new DriftCheck(verify.drift(), null)))
			.toList());
	}

	MigrationInitializer(List<DatabaseStart> starts) {
		this.starts = List.copyOf(starts);
	}

	/**
	 * Creates an initializer that leaves databases alone, so that the auto-configured one
	 * does as well.
	 * @param databases what not to run
	 * @return the initializer
	 */
	public static MigrationInitializer leaving(Migrations... databases) {
		return new MigrationInitializer(List.of(databases),
				new StartupProperties(true, OnStartup.NONE, "head", Duration.ZERO),
				new PopulationProperties(List.of(), PopulateWhen.NONE, true),
				new VerifyProperties(OnDrift.OFF, Fingerprints.DEFAULT_LOCATION));
	}

	List<Migrations> databases() {
		return this.starts.stream().map(DatabaseStart::migrations).toList();
	}

	@Override
	public void afterPropertiesSet() {
		this.starts.forEach(DatabaseStart::run);
	}

}
