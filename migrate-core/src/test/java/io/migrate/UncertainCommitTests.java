package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.session.CommitUncertainException;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The connection is lost when a commit is on its way: it may have reached the server.
 */
@PostgresTest
class UncertainCommitTests {

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@ParameterizedTest
	@CsvSource({ "CUT_BEFORE, 0", "CUT_AFTER, 1" })
	void aRevisionIsAppliedOnce(Verdict verdict, int committed, TestDatabase database) throws IOException {
		this.folder.revision("base1", "", "CREATE TABLE book AS SELECT 1 AS id;", "");
		lose(verdict, database, "Not known: whether the database still committed this revision.");
		assertThat(count(database, "pg_tables WHERE tablename = 'book'")).isEqualTo(committed);
		assertThat(states(database)).hasSize(committed);
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).hasSize(1 - committed);
		assertThat(states(database)).containsExactly("base1 applied");
		assertThat(count(database, "book")).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "CUT_BEFORE, 0", "CUT_AFTER, 1" })
	void aPieceOfARevisionIsAppliedOnce(Verdict verdict, int committed, TestDatabase database) throws IOException {
		this.folder.revision("base1", "", """
				CREATE TABLE book AS SELECT 1 AS id;
				CREATE INDEX CONCURRENTLY book_id ON book (id);
				""", "");
		lose(verdict, database, "Not known: whether the database still recorded");
		assertThat(count(database, "pg_tables WHERE tablename = 'book'")).isEqualTo(committed);
		assertThat(states(database)).hasSize(committed);
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).hasSize(1);
		assertThat(states(database)).containsExactly("base1 applied");
		assertThat(count(database, "book")).isOne();
	}

	private void lose(Verdict verdict, TestDatabase database, String outcome) throws IOException {
		Sessions sessions = new Sessions(database.client());
		try (InterferingProxy proxy = new InterferingProxy(database)) {
			// Our tables are made first
			AtomicBoolean runs = new AtomicBoolean();
			proxy.interfere((statement) -> {
				runs.compareAndSet(false, statement.startsWith("CREATE TABLE book"));
				return (runs.get() && statement.equals("COMMIT")) ? verdict : Verdict.PASS;
			});
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> Migrations.on(proxy.dataSource())
					.locations(this.folder.location())
					.build()
					.upgrade(Target.HEAD))
				.withCauseInstanceOf(CommitUncertainException.class)
				.withMessageContaining(outcome)
				.satisfies((ex) -> assertThat(ex.action()).contains("The connection to the database was lost"));
			sessions.awaitNone("true");
		}
	}

	private static List<String> states(TestDatabase database) {
		return database.client().sql("SELECT id || ' ' || state FROM migrate_revision").query(String.class).list();
	}

	private static int count(TestDatabase database, String rows) {
		return database.client().sql("SELECT count(*) FROM " + rows).query(Integer.class).single();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).build();
	}

}
