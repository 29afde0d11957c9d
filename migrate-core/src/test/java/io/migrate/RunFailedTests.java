package io.migrate;

import java.nio.file.Path;

import io.migrate.base.MigrationException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationEvent.RunFailed;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who listens hears of every run that does not come to its end.
 */
@PostgresTest
class RunFailedTests {

	private final RecordingListener recording = new RecordingListener();

	private TestDatabase database;

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@Test
	void aFailingStepEndsItsRun() {
		this.folder.revision("bbbb", "aaaa", "SELECT 1 / 0;", "");
		failure(Target.HEAD);
		assertThat(this.recording.events()).extracting((event) -> event.getClass().getSimpleName())
			.endsWith("StepFailed", "RunFailed");
	}

	@Test
	void aRunThatCannotBeginHasFailedAsWell() {
		assertThat(failure(Target.parse("nowhere"))).isInstanceOf(TargetException.class);
	}

	@Test
	void malformedRevisionsFailItToo() {
		this.folder.file("broken.sql", "SELECT 1;");
		failure(Target.HEAD);
	}

	@Test
	void aRunThatEndsWellHasNot() {
		migrations().upgrade(Target.HEAD);
		assertThat(this.recording.events(RunFailed.class)).isEmpty();
	}

	@Test
	void whatAListenerThrowsThenHidesNothing() {
		RuntimeException thrown = new IllegalStateException("not again");
		Migrations migrations = Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.listener((event) -> {
				if (event instanceof MigrationEvent.RunFailed) {
					throw thrown;
				}
			})
			.build();
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> migrations.upgrade(Target.parse("nowhere")))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).containsExactly(thrown));
	}

	@Test
	void whoIsBehindOneThatThrowsHearsOfItAsWell() {
		MigrationListener throwing = (event) -> {
			if (event instanceof MigrationEvent.RunFailed failed) {
				throw failed.failure();
			}
		};
		Migrations migrations = Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.listener(throwing)
			.listener(this.recording)
			.build();
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> migrations.upgrade(Target.parse("nowhere")));
		assertThat(this.recording.events(RunFailed.class)).hasSize(1);
	}

	private RuntimeException failure(Target target) {
		MigrationException[] failure = new MigrationException[1];
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrations().upgrade(target))
			.satisfies((thrown) -> failure[0] = thrown);
		assertThat(this.recording.events(RunFailed.class)).containsExactly(new RunFailed(failure[0]));
		return failure[0];
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.listener(this.recording)
			.build();
	}

}
