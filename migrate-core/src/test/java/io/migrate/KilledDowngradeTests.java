package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.graph.Target;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is killed that takes back what its code does not know.
 */
@PostgresTest
@Timeout(180)
class KilledDowngradeTests {

	@Test
	void theNextOneGoesOnWithWhatIsStored(TestDatabase database, @TempDir Path path) throws IOException, SQLException {
		RevisionFolder newer = new RevisionFolder(path.resolve("newer")).table("base1", "")
			.revision("newer1", "base1",
					"ALTER TABLE base1 ADD COLUMN name text;\nCREATE INDEX base1_name ON base1 (name);", """
							CREATE TABLE taken (id int);
							DROP INDEX CONCURRENTLY base1_name;
							ALTER TABLE base1 DROP COLUMN name;
							DROP TABLE taken;
							""");
		migrations(database, newer).upgrade(Target.HEAD);
		RevisionFolder older = new RevisionFolder(path.resolve("older")).table("base1", "");
		killDropping(database, older, path.resolve("log"));
		assertThat(progress(database)).containsExactly("base1 applied", "newer1 downgrading", "1 done", "2 started");
		assertThat(columns(database)).containsExactly("base1.id", "base1.name", "taken.id");
		assertThat(migrations(database, older).downgradeUnknown().steps()).extracting((step) -> step.id().value())
			.containsExactly("newer1");
		assertThat(progress(database)).containsExactly("base1 applied");
		assertThat(columns(database)).containsExactly("base1.id");
		assertThat(migrations(database, older).downgradeUnknown().steps()).isEmpty();
	}

	private static void killDropping(TestDatabase database, RevisionFolder older, Path log)
			throws IOException, SQLException {
		Sessions sessions = new Sessions(database.client());
		try (OpenTransaction reader = new OpenTransaction(database, "SELECT * FROM base1");
				MigrationProcess process = MigrationProcess.start(log, LockKind.SESSION)) {
			assertThat(reader).isNotNull();
			process.run(database.url(), database, older, "downgradeUnknown");
			sessions.await("wait_event = 'virtualxid'");
			process.kill();
			sessions.awaitNone("true");
		}
	}

	private static Migrations migrations(TestDatabase database, RevisionFolder folder) {
		return Migrations.on(database.dataSource()).locations(folder.location()).build();
	}

	private static List<String> columns(TestDatabase database) {
		return list(database, "SELECT relname || '.' || attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
				+ " WHERE relname IN ('base1', 'taken') AND attnum > 0 AND NOT attisdropped ORDER BY 1");
	}

	private static List<String> progress(TestDatabase database) {
		return list(database, "SELECT id || ' ' || state FROM (SELECT 1 AS kind, id, state FROM migrate_revision"
				+ " UNION ALL SELECT 2, position::text, state FROM migrate_statement) AS progress ORDER BY kind, id");
	}

	private static List<String> list(TestDatabase database, String sql) {
		return database.client().sql(sql).query(String.class).list();
	}

}
