package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.populate.PopulationChoice;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.session.MigrationEvent.DatabaseAwaited;
import io.migrate.session.RunCancelledException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that comes up late.
 */
@PostgresTest
class ConnectRetriesTests {

	private final RecordingListener recording = new RecordingListener();

	private TestDatabase database;

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
	}

	@AfterEach
	void dropLate() {
		execute("DROP DATABASE IF EXISTS " + late() + " WITH (FORCE)");
	}

	@Test
	void aDatabaseThatComesUpLateIsWaitedFor() {
		MigrationReport report = builder(2).listener((event) -> {
			if (event instanceof DatabaseAwaited) {
				execute("CREATE DATABASE " + late());
			}
		}).build().upgrade(Target.HEAD);
		assertThat(report.steps()).hasSize(1);
		assertThat(this.recording.events(DatabaseAwaited.class)).singleElement()
			.satisfies((event) -> assertThat(event.reason()).contains("\"" + late() + "\" does not exist"));
	}

	@Test
	void populationsWaitAsWell(@TempDir Path path) {
		RevisionFolder populations = new RevisionFolder(path).file("one.sql", "-- Population: one\n\nSELECT 1;\n");
		builder(1).populations(populations.location()).listener((event) -> {
			if (event instanceof DatabaseAwaited) {
				execute("CREATE DATABASE " + late());
			}
		}).build().populations().run(PopulationChoice.DUE);
		assertThat(this.recording.events(DatabaseAwaited.class)).hasSize(1);
	}

	@Test
	void itIsTriedAsOftenAsWasSaid() {
		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> builder(1).build().upgrade(Target.HEAD));
		assertThat(this.recording.events(DatabaseAwaited.class)).hasSize(1);
	}

	@Test
	void withoutASettingItIsTriedOnce() {
		Migrations migrations = builder(0).build();
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
		assertThat(this.recording.events(DatabaseAwaited.class)).isEmpty();
	}

	@Test
	void whoOnlyLooksDoesNotWait() {
		Migrations migrations = builder(5).build();
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(migrations::status);
		assertThat(this.recording.events(DatabaseAwaited.class)).isEmpty();
	}

	@Test
	void theWaitCanBeCancelled() {
		Migrations[] migrations = new Migrations[1];
		AtomicInteger attempts = new AtomicInteger();
		migrations[0] = builder(100).listener((event) -> {
			if (event instanceof DatabaseAwaited && attempts.incrementAndGet() == 1) {
				new Thread(() -> migrations[0].cancel(Duration.ofSeconds(30))).start();
			}
		}).build();
		assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> migrations[0].upgrade(Target.HEAD));
	}

	@Test
	void itCannotBeTriedLessThanNever() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> builder(-1))
			.withMessage("A connection cannot be tried again -1 times");
	}

	private MigrationsBuilder builder(int retries) {
		return Migrations
			.on(new DriverManagerDataSource(this.database.url().replace(this.database.name(), late()),
					this.database.user(), this.database.password()))
			.locations(this.folder.location())
			.listener(this.recording)
			.connectRetries(retries);
	}

	private String late() {
		return this.database.name() + "_late";
	}

	private void execute(String sql) {
		this.database.client().sql(sql).update();
	}

}
