package io.migrate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.migrate.execute.RefusedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.operation.Operations;
import io.migrate.plan.IrreversibleRevisionException;
import io.migrate.revision.RevisionSource;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a revision does in Java.
 */
@PostgresTest
class JavaWorkTests {

	private static final Target HEAD = Target.HEAD;

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@Test
	void itSeesWhatTheRevisionDidBeforeAndIsSeenByWhatFollows(TestDatabase database) {
		migrations(database, (op) -> {
			op.addColumn("aaaa", "name", "text");
			op.jdbc((jdbc) -> {
				for (int i = 1; i <= 3; i++) {
					jdbc.sql("INSERT INTO aaaa (id, name) VALUES (?, ?)").param(i).param("n" + i).update();
				}
			});
			op.alterColumn("aaaa", "name").notNull();
			op.execute("ALTER TABLE aaaa ALTER COLUMN name TYPE text USING upper(name)");
		}).upgrade(HEAD);
		assertThat(names(database)).containsExactly("N1", "N2", "N3");
	}

	@Test
	void itIsRolledBackWithItsRevision(TestDatabase database) {
		Migrations migrations = migrations(database, (op) -> {
			op.jdbc((jdbc) -> jdbc.sql("INSERT INTO aaaa VALUES (1)").update());
			op.execute("SELECT 1/0");
		});
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.upgrade(HEAD));
		assertThat(database.client().sql("SELECT count(*) FROM aaaa").query(Long.class).single()).isZero();
	}

	@Test
	void itIsCalledAgainWhenItsRevisionIsTriedAgain(TestDatabase database) throws Exception {
		migrations(database, (op) -> {
		}).upgrade(Target.parse("aaaa"));
		AtomicInteger calls = new AtomicInteger();
		OpenTransaction other = new OpenTransaction(database, "LOCK TABLE aaaa");
		migrations(database, (op) -> op.jdbc((jdbc) -> {
			if (calls.incrementAndGet() == 2) {
				end(other);
			}
			jdbc.sql("INSERT INTO aaaa VALUES (1)").update();
		})).upgrade(HEAD);
		assertThat(calls).hasValue(2);
	}

	@Test
	void whatTheDatabaseRefusesIsReportedWithTheLineOfTheClass(TestDatabase database) {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database,
					(op) -> op.jdbc((jdbc) -> jdbc.sql("INSERT INTO nothing VALUES (1)").update()))
				.upgrade(HEAD))
			.withMessageContaining("ScriptedRevision.upgrade(ScriptedRevision.java:")
			.withMessageContaining("): relation \"nothing\" does not exist [42P01]")
			.withMessageContaining("Rolled back: this revision, whole.");
	}

	@Test
	void whatItThrowsIsReportedWithTheLineOfTheClass(TestDatabase database) {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database, (op) -> op.jdbc((jdbc) -> {
				throw new IllegalStateException("no such file");
			})).upgrade(HEAD))
			.withMessageContaining("): the code threw java.lang.IllegalStateException: no such file");
	}

	@Test
	void itMayNotSayWhatIsToBeDone(TestDatabase database) {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(
				() -> migrations(database, (op) -> op.jdbc((jdbc) -> op.execute("CREATE TABLE late ()"))).upgrade(HEAD))
			.withMessageContaining("execute was called too late")
			.withMessageContaining("within op.jdbc only jdbc does anything");
	}

	@Test
	void itMayNotGoOnAfterAFailedStatement(TestDatabase database) {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database, (op) -> op.jdbc((jdbc) -> {
				try {
					jdbc.sql("INSERT INTO nothing VALUES (1)").update();
				}
				catch (DataAccessException ex) {
					// goes on
				}
			})).upgrade(HEAD))
			.withMessageContaining("the code went on after a statement of it had failed");
	}

	@Test
	void itMayNotEndTheTransaction(TestDatabase database) {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(
					() -> migrations(database, (op) -> op.jdbc((jdbc) -> jdbc.sql("COMMIT").update())).upgrade(HEAD))
			.withMessageContaining("the code ended its transaction");
	}

	@Test
	void whatItSetsInTheSessionEndsWithItsRevision(TestDatabase database) {
		this.folder.revision("cccc", "bbbb", "CREATE TABLE cccc AS SELECT current_setting('search_path') AS path;", "");
		migrations(database, (op) -> {
			op.execute("CREATE SCHEMA elsewhere");
			op.jdbc((jdbc) -> jdbc.sql("SET search_path = elsewhere").update());
		}).upgrade(HEAD);
		assertThat(database.client().sql("SELECT path FROM public.cccc").query(String.class).single())
			.isEqualTo("\"$user\", public");
	}

	@Test
	void itsCommitIsOnDiskWhenItIsAnswered(TestDatabase database) throws Exception {
		this.folder.table("cccc", "bbbb").table("dddd", "cccc");
		try (StatementCounter counter = new StatementCounter(database)) {
			Migrations.on(counter.dataSource())
				.locations(this.folder.location())
				.source(revision((op) -> op.jdbc((jdbc) -> jdbc.sql("SELECT 'java'").query(String.class).single()),
						(op) -> {
						}))
				.build()
				.upgrade(HEAD);
			List<String> sent = counter.statements();
			int work = sent.indexOf("SELECT 'java'");
			List<String> before = sent.subList(0, work);
			assertThat(before.subList(before.lastIndexOf("BEGIN"), before.size()))
				.anyMatch((sql) -> sql.contains("synchronous_commit"));
		}
	}

	@Test
	void noScriptCanBeWrittenOfIt(TestDatabase database) {
		Migrations migrations = migrations(database, (op) -> op.jdbc((jdbc) -> {
		}));
		StringBuilder script = new StringBuilder();
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> migrations.upgradeScript(TargetRange.parse(":head"), script))
			.withMessageContaining("op.jdbc runs Java, which no script can hold; run bbbb with the engine");
		assertThat(script).isEmpty();
		assertThat(migrations.statements(migrations.plan(HEAD).steps().get(1)))
			.containsExactly("-- op.jdbc: Java, which cannot be shown");
	}

	@Test
	void aDowngradeInJavaNeedsItsClass(TestDatabase database) {
		Consumer<Operations> nothing = (op) -> {
		};
		RevisionSource source = revision(nothing, (op) -> op.jdbc((jdbc) -> jdbc.sql("DELETE FROM aaaa").update()));
		builder(database).source(source).build().upgrade(HEAD);
		assertThat(database.client()
			.sql("SELECT downgrade_script IS NULL AND downgrade_checksum IS NULL FROM migrate_revision WHERE id = 'bbbb'")
			.query(Boolean.class)
			.single()).isTrue();
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> builder(database).build().downgradeUnknown())
			.satisfies((failure) -> assertThat(failure.action()).contains("op.jdbc"));
		assertThat(builder(database).source(source).build().downgrade(Target.parse("aaaa")).steps()).hasSize(1);
	}

	@Test
	void itRunsBetweenStatementsThatCannotRunInATransaction(TestDatabase database) {
		migrations(database, (op) -> {
			op.createIndex("aaaa_one", "aaaa", "id").concurrently();
			op.jdbc((jdbc) -> jdbc.sql("INSERT INTO aaaa VALUES (1)").update());
			op.createIndex("aaaa_two", "aaaa", "id").concurrently();
		}).upgrade(HEAD);
		assertThat(database.client().sql("SELECT count(*) FROM aaaa").query(Long.class).single()).isOne();
	}

	private static void end(OpenTransaction transaction) {
		try {
			transaction.end();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> names(TestDatabase database) {
		return database.client().sql("SELECT name FROM aaaa ORDER BY id").query(String.class).list();
	}

	private MigrationsBuilder builder(TestDatabase database) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).listener(new RecordingListener());
	}

	private Migrations migrations(TestDatabase database, Consumer<Operations> upgrade) {
		return builder(database).source(revision(upgrade, (op) -> {
		})).build();
	}

	private static RevisionSource revision(Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return ScriptedRevision.source(ScriptedRevision.of("bbbb", "aaaa", upgrade, downgrade));
	}

}
