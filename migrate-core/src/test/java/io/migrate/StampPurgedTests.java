package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.plan.Step;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A record that is begun anew.
 */
@PostgresTest
class StampPurgedTests {

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("base1", "").table("left1", "base1").table("right1", "base1");
	}

	@Test
	void everyRowGoesFirstUnrelatedOnesToo(TestDatabase database) {
		migrations(database).upgrade(Target.HEADS);
		MigrationReport report = migrations(database).stamp(Stamp.at(Target.parse("left1")).afterPurge());
		assertThat(report.steps()).extracting(StampPurgedTests::line)
			.containsExactly("unstamp right1", "unstamp left1", "unstamp base1", "stamp base1", "stamp left1");
		assertThat(rows(database)).containsExactly("base1 applied", "left1 applied");
	}

	@Test
	void whatTheCodeDoesNotKnowGoes(TestDatabase database) {
		migrations(database).upgrade(Target.HEADS);
		this.folder.delete("right1.sql");
		migrations(database).stamp(Stamp.at(Target.HEAD).afterPurge());
		assertThat(rows(database)).containsExactly("base1 applied", "left1 applied");
	}

	@Test
	void whatTheCodeDoesNotKnowBelowWhatItKnowsGoes(TestDatabase database) {
		migrations(database).upgrade(Target.HEADS);
		this.folder.delete("base1.sql").table("left1", "").delete("right1.sql");
		migrations(database).stamp(Stamp.at(Target.HEAD).afterPurge());
		assertThat(rows(database)).containsExactly("left1 applied");
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).isEmpty();
	}

	@Test
	void whatWasLeftHalfWayGoes(TestDatabase database) {
		this.folder.revision("left1", "base1", "CREATE TABLE a (); CREATE INDEX CONCURRENTLY i ON nowhere (id);", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.parse("left1")));
		assertThat(rows(database)).containsExactly("base1 applied", "left1 upgrading");
		migrations(database).stamp(Stamp.at(Target.parse("base1")).afterPurge());
		assertThat(rows(database)).containsExactly("base1 applied");
		assertThat(database.client().sql("SELECT revision FROM migrate_statement").query(String.class).list())
			.isEmpty();
	}

	@Test
	void aRecordThatWasPurgedToBaseIsEmpty(TestDatabase database) {
		migrations(database).upgrade(Target.HEADS);
		migrations(database).stamp(Stamp.at(Target.BASE).afterPurge());
		assertThat(rows(database)).isEmpty();
		assertThat(migrations(database).stamp(Stamp.at(Target.BASE).afterPurge()).steps()).isEmpty();
	}

	@Test
	void aTargetThatNamesNothingPurgesNothing(TestDatabase database) {
		migrations(database).upgrade(Target.HEADS);
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> migrations(database).stamp(Stamp.at(Target.parse("nowhere")).afterPurge()));
		assertThat(rows(database)).hasSize(3);
	}

	private static String line(Step step) {
		return step.action().key() + " " + step.id();
	}

	private static List<String> rows(TestDatabase database) {
		return database.client()
			.sql("SELECT id || ' ' || state FROM migrate_revision ORDER BY id")
			.query(String.class)
			.list();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).build();
	}

}
