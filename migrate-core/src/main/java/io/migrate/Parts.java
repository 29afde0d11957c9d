package io.migrate;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.migrate.define.Definition;
import io.migrate.dialect.Dialects;
import io.migrate.history.Engine;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import io.migrate.session.ScratchDatabases;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a run needs besides the revisions.
 *
 * @param connections the ways to the database
 * @param configuration what the user decides
 * @param autogeneration what the database is compared with
 * @param populating what fills data in
 * @param company who is told, and who is asked before
 * @param engine who writes the journal
 * @param clock measures how long steps take, and dates new revisions
 * @param expectations what the revisions should leave
 */
record Parts(Connections connections, MigrationConfiguration configuration, Autogeneration autogeneration,
		Populating populating, Company company, Engine engine, Clock clock, Expectations expectations) {

	List<Definition> definitions() {
		return this.expectations.definitions().obtain();
	}

	@Nullable DataSource sideDataSource() {
		return this.connections.side();
	}

	MigrationListener listener() {
		return this.company.listener();
	}

	Precautions precautions() {
		return this.company.precautions();
	}

	/**
	 * The same for a database that nobody else knows: nobody is told and nothing done
	 * before, and there is no second way to it.
	 * @param settings what is decided there
	 * @return the new parts
	 */
	Parts alone(MigrationConfiguration settings) {
		Connections own = new Connections(this.connections.dataSource(), null, this.connections.dialects(), 0);
		Populating files = new Populating(this.populating.files(), List.of(), this.populating.profiles(), null);
		return new Parts(own, settings, this.autogeneration, files,
				new Company(new Listeners(List.of()), Precautions.NONE), this.engine, this.clock, this.expectations);
	}

	MigrationSession open() {
		return MigrationSession.open(this.connections.dataSource(), this.connections.dialects());
	}

	MigrationSession openReadOnly() {
		return MigrationSession.openReadOnly(this.connections.dataSource(), this.connections.dialects());
	}

	MigrationSession connect(RunningCall call, Supplier<MigrationSession> opening) {
		return new Connecting(this, call).open(opening);
	}

	/**
	 * Tells that a run failed.
	 * @param failure why
	 * @return the same failure, to be thrown, whatever the listener makes of it
	 */
	RuntimeException failed(RuntimeException failure) {
		listener().on(new MigrationEvent.RunFailed(failure));
		return failure;
	}

	/**
	 * Those who go along with a run.
	 *
	 * @param listener is told what happens
	 * @param precautions what is done before
	 */
	record Company(MigrationListener listener, Precautions precautions) {

	}

	/**
	 * The ways to the database.
	 *
	 * @param dataSource leads to it
	 * @param side leads to it past any pool, or {@code null}
	 * @param dialects the databases that are supported
	 * @param retries how often a call tries again that cannot reach it
	 */
	record Connections(DataSource dataSource, @Nullable DataSource side, Dialects dialects, int retries) {

	}

	/**
	 * What the revisions should leave, and where that is found out.
	 *
	 * @param definitions what is made behind the last step, read when it is first needed
	 * @param scratch stands in for the database, where something is tried out
	 * @param fingerprints what was left when the code was built
	 */
	record Expectations(SingletonSupplier<List<Definition>> definitions, ScratchDatabases scratch,
			FingerprintFile fingerprints) {

	}

}
