package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.define.DefinitionFailedException;
import io.migrate.define.InvalidDefinitionsException;
import io.migrate.graph.Target;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.EveryMajor;
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
 * Views, functions and triggers in files that an upgrade runs behind its last step.
 */
@PostgresTest
class DefinitionTests {

	private RevisionFolder revisions;

	private RevisionFolder definitions;

	private RecordingListener listener = new RecordingListener();

	@BeforeEach
	void writeFiles(@TempDir Path path) {
		this.revisions = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE account (id bigint PRIMARY KEY, active boolean NOT NULL);", "DROP TABLE account;");
		this.definitions = new RevisionFolder(path.resolve("definitions"));
		view("active", "", "SELECT id FROM account WHERE active");
	}

	@Test
	@EveryMajor
	void theyAreMadeBehindTheLastStepAndAgainWhenTheyHaveChanged(TestDatabase database) {
		upgrade(database);
		assertThat(made()).containsExactly("active");
		upgrade(database);
		assertThat(made()).isEmpty();
		view("active", "", "SELECT id FROM account WHERE active AND id > 0");
		upgrade(database);
		assertThat(made()).containsExactly("active");
		assertThat(database.client().sql("SELECT pg_get_viewdef('active')").query(String.class).single())
			.contains("id > 0");
		assertThat(database.client()
			.sql("SELECT count(*) FROM migrate_event WHERE action = 'define' AND outcome = 'done'")
			.query(Long.class)
			.single()).isEqualTo(2);
	}

	@Test
	void eachStandsBehindThoseThatItDependsOn(TestDatabase database) {
		view("a", "b", "SELECT id FROM b");
		view("b", "active, double", "SELECT double(id) AS id FROM active");
		this.definitions.file("z.sql", """
				-- Definition: double
				CREATE OR REPLACE FUNCTION double(bigint) RETURNS bigint LANGUAGE sql RETURN $1 * 2;
				""");
		upgrade(database);
		assertThat(made()).containsExactly("active", "double", "b", "a");
	}

	@Test
	@EveryMajor
	void whatSomebodyTookAwayIsMadeAgain(TestDatabase database) {
		this.definitions.file("f.sql", """
				-- Definition: stamp
				CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
				CREATE OR REPLACE TRIGGER stamp BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION stamp();
				""");
		upgrade(database);
		assertThat(made()).containsExactly("active", "stamp");
		database.client().sql("DROP VIEW active").update();
		upgrade(database);
		assertThat(made()).containsExactly("active");
		database.client().sql("DROP TRIGGER stamp ON account").update();
		upgrade(database);
		assertThat(made()).containsExactly("stamp");
		upgrade(database);
		assertThat(made()).isEmpty();
	}

	@Test
	void whatAChangedOneTakesAwayIsMadeAgainInTheSameTransaction(TestDatabase database) {
		view("upper", "active", "SELECT id FROM active");
		upgrade(database);
		made();
		this.definitions.file("active.sql", """
				-- Definition: active
				DROP VIEW IF EXISTS active CASCADE;
				CREATE VIEW active AS SELECT active, id FROM account WHERE active;
				""");
		upgrade(database);
		assertThat(made()).containsExactly("active", "upper");
		assertThat(database.client().sql("SELECT count(*) FROM upper").query(Long.class).single()).isZero();
	}

	@Test
	void oneThatFailsNamesItsLineAndKeepsTheRevisions(TestDatabase database) {
		view("broken", "active", "SELECT nope FROM active");
		assertThatExceptionOfType(DefinitionFailedException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("broken.sql:3:")
			.withMessageContaining("Rolled back: all definitions of this run. Its revisions are kept.");
		assertThat(migrations(database).status().pending()).isEmpty();
		assertThat(database.client().sql("SELECT to_regclass('active') IS NULL").query(Boolean.class).single())
			.isTrue();
		view("broken", "active", "SELECT id FROM active");
		upgrade(database);
		assertThat(made()).containsExactly("active", "broken");
	}

	@Test
	void statementsThatChangeDataOrEndTheTransactionAreRefused(TestDatabase database) {
		this.definitions.file("bad.sql", """
				-- Definition: bad
				INSERT INTO account VALUES (1, true);
				COMMIT;
				""");
		assertThatExceptionOfType(InvalidDefinitionsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bad.sql:2: changes data, which is for populations")
			.withMessageContaining("bad.sql:3:");
	}

	@Test
	void theyWaitUntilEveryRevisionIsApplied(TestDatabase database) {
		this.revisions.table("bbbb", "aaaa");
		migrations(database).upgrade(Target.parse("aaaa"));
		assertThat(made()).isEmpty();
		upgrade(database);
		assertThat(made()).containsExactly("active");
	}

	@Test
	void olderCodeLeavesThemAsTheyAre(TestDatabase database) {
		this.revisions.table("bbbb", "aaaa");
		view("active", "", "SELECT id FROM account WHERE active AND id > 0");
		upgrade(database);
		this.revisions.delete("bbbb.sql");
		view("active", "", "SELECT id FROM account WHERE active");
		made();
		upgrade(database);
		assertThat(made()).isEmpty();
	}

	@Test
	void whatOneSetsDoesNotReachTheNext(TestDatabase database) {
		database.client().sql("CREATE SCHEMA other").update();
		this.definitions.file("a.sql", """
				-- Definition: a
				SET search_path = other;
				CREATE OR REPLACE VIEW a AS SELECT 1 AS one;
				""");
		upgrade(database);
		assertThat(database.client().sql("SELECT to_regclass('other.a') IS NULL").query(Boolean.class).single())
			.isFalse();
		assertThat(made()).containsExactly("a", "active");
	}

	@Test
	void oneWhoseFileIsGoneIsReportedAsLongAsItsObjectsAreThere(TestDatabase database) {
		view("other", "", "SELECT 1 AS one");
		upgrade(database);
		this.definitions.delete("other.sql");
		view("active", "", "SELECT id FROM account");
		this.listener = new RecordingListener();
		upgrade(database);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).singleElement()
			.asString()
			.contains("'other' is not there any more", "view other");
	}

	private void view(String name, String dependsOn, String query) {
		this.definitions.file(name + ".sql", """
				-- Definition: %s
				-- Depends on: %s
				CREATE OR REPLACE VIEW %s AS %s;
				""".formatted(name, dependsOn, name, query));
	}

	private List<String> made() {
		List<String> made = this.listener.events(MigrationEvent.DefinitionsMade.class)
			.stream()
			.flatMap((event) -> event.names().stream())
			.toList();
		this.listener = new RecordingListener();
		return made;
	}

	private void upgrade(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.revisions.location())
			.definitions(this.definitions.location())
			.listener(this.listener)
			.build();
	}

}
