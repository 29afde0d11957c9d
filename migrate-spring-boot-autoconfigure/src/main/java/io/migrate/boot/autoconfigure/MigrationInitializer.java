package io.migrate.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

import io.migrate.Migrations;

import org.springframework.beans.factory.InitializingBean;

/**
 * Sees to it that databases are at their target, one after the other, and runs the
 * populations that are files, while the application context is refreshed. Whatever uses a
 * database waits for this bean. When the process is told to end meanwhile, the work is
 * cancelled and the refresh fails.
 */
public class MigrationInitializer implements InitializingBean {

	private final List<Migrations> databases;

	private final StartupProperties startup;

	private final PopulationProperties populations;

	/**
	 * Creates the initializer.
	 * @param databases what to run; the auto-configured initializer leaves them alone
	 * @param startup what to do with them, and where to go
	 * @param populations when to run populations, and what it means that one fails
	 */
	public MigrationInitializer(Collection<Migrations> databases, StartupProperties startup,
			PopulationProperties populations) {
		this.databases = List.copyOf(databases);
		this.startup = startup;
		this.populations = populations;
	}

	List<Migrations> databases() {
		return this.databases;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.startup.onStartup() != OnStartup.NONE) {
			this.databases.forEach((migrations) -> ShutdownCancellation.during(migrations,
					() -> new DatabaseStart(migrations, this.startup, this.populations).run()));
		}
	}

}
