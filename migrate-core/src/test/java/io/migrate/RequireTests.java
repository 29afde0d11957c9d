package io.migrate;

import java.io.IOException;
import java.nio.file.Path;

import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.graph.Target;
import io.migrate.plan.EditedRevisionException;
import io.migrate.plan.UnknownRevisionException;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a start finds that only looks.
 */
@PostgresTest
class RequireTests {

	private final RecordingListener listener = new RecordingListener();

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
	}

	@Test
	void aDatabaseThatHasEverythingIsAskedOneQuestion() throws IOException {
		migrations().upgrade(Target.HEAD);
		try (StatementCounter counter = new StatementCounter(this.database)) {
			Migrations.on(counter.dataSource())
				.locations(this.folder.location())
				.listener(this.listener)
				.build()
				.require(Target.HEAD);
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("SET "))
				.singleElement()
				.satisfies((sql) -> assertThat(sql).startsWith("SELECT encode(sha256("));
		}
		assertThat(this.listener.events()).last().isEqualTo(new MigrationEvent.UpToDate("cccc"));
	}

	@Test
	void whatIsMissingIsNamedWithTheStateAndWhatToDo() {
		migrations().upgrade(Target.parse("aaaa"));
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> migrations().require(Target.HEAD))
			.withMessage("The database stands at aaaa, in state PENDING. Missing for head:"
					+ "\n  bbbb (revision bbbb)\n  cccc (revision cccc)")
			.satisfies((failure) -> assertThat(failure.action()).contains("'migrate.on-startup=upgrade'",
					"'migrate.on-startup=wait'"));
	}

	@Test
	void manyThatAreMissingAreCounted() {
		String parent = "cccc";
		for (int i = 0; i < 40; i++) {
			this.folder.table("t%03d".formatted(i), parent);
			parent = "t%03d".formatted(i);
		}
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> migrations().require(Target.HEAD))
			.withMessageEndingWith("t016 (revision t016)\n  … and 23 more")
			.satisfies((failure) -> assertThat(failure.missing()).hasSize(43));
	}

	@Test
	void anEmptyDatabaseStaysEmpty() {
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> migrations().require(Target.HEAD))
			.withMessageStartingWith("The database stands at base, in state PENDING.");
		assertThat(this.database.client()
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void whatTheTargetDoesNotNeedMayBePending() {
		migrations().upgrade(Target.parse("bbbb"));
		migrations().require(Target.parse("bbbb"));
		migrations().require(Target.parse("aaaa"));
	}

	@Test
	void aRevisionThatIsHalfWayIsMissingAlsoAboveTheTarget() {
		migrations().upgrade(Target.HEAD);
		update("UPDATE migrate_revision SET state = 'downgrading' WHERE id = 'cccc'");
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> migrations().require(Target.HEAD))
			.withMessage("The database stands at bbbb, in state PARTIAL. Missing for head:"
					+ "\n  cccc (revision cccc), left half-way downgrading");
		assertThatExceptionOfType(PendingRevisionsException.class)
			.isThrownBy(() -> migrations().require(Target.parse("bbbb")))
			.withMessageEndingWith("Missing for bbbb:\n  cccc (revision cccc), left half-way downgrading");
	}

	@Test
	void whatANewerVersionIsDoingIsItsOwnBusiness() {
		migrations().upgrade(Target.HEAD);
		update("UPDATE migrate_revision SET state = 'upgrading' WHERE id = 'cccc'");
		this.folder.delete("cccc.sql");
		migrations().require(Target.HEAD);
		assertThatExceptionOfType(PendingRevisionsException.class)
			.isThrownBy(() -> migrations(UnknownRevisions.FAIL).require(Target.HEAD))
			.withMessageEndingWith("Missing for head:\n  cccc (revision cccc), left half-way upgrading");
	}

	@Test
	void aDatabaseAheadIsToleratedWithAWarningUnlessItIsToFail() {
		migrations().upgrade(Target.HEAD);
		this.folder.delete("cccc.sql");
		migrations().require(Target.HEAD);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).singleElement()
			.satisfies((warning) -> assertThat(warning.message())
				.startsWith("The database is ahead of this code, which does not know: cccc (revision cccc), applied "));
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> migrations(UnknownRevisions.FAIL).require(Target.HEAD));
	}

	@Test
	void anEditedRevisionIsRefusedAsInAnUpgrade() {
		migrations().upgrade(Target.HEAD);
		this.folder.revision("bbbb", "aaaa", "CREATE TABLE other (id int);", "");
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> migrations().require(Target.HEAD));
	}

	private void update(String sql) {
		assertThat(this.database.client().sql(sql).update()).isOne();
	}

	private Migrations migrations() {
		return migrations(UnknownRevisions.TOLERATE);
	}

	private Migrations migrations(UnknownRevisions unknownRevisions) {
		return Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.configuration(MigrationConfiguration.DEFAULTS.withUnknownRevisions(unknownRevisions))
			.listener(this.listener)
			.build();
	}

}
