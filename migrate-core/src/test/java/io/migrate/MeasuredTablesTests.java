package io.migrate;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.migrate.plan.RelationSize;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Which tables of a step are measured.
 */
@PostgresTest
class MeasuredTablesTests {

	private SizeJournal journal;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.journal = SizeJournal.of(database, path);
	}

	@Test
	void whatCannotChangeASizeIsNotMeasured() {
		assertThat(this.journal.newest()).isEmpty();
		this.journal.upgrade("""
				ALTER TABLE users ADD COLUMN age int;
				ALTER TABLE users ADD CONSTRAINT young CHECK (age < 100) NOT VALID;
				COMMENT ON TABLE users IS 'who';
				CREATE TABLE IF NOT EXISTS users (id int);
				""");
		assertThat(this.journal.newest()).isEmpty();
	}

	@EveryMajor
	@Test
	void oddNamesAreFound() {
		this.journal.upgrade("""
				CREATE SCHEMA "Odd ""Schema\""";
				CREATE TABLE "Odd ""Schema\"""."it's; a \\ table" AS SELECT 1 AS id;
				CREATE TABLE "Täble" AS SELECT 1 AS id;
				CREATE TABLE U&"d\\0061ta" AS SELECT 1 AS id;
				""");
		assertThat(this.journal.relations()).containsExactlyInAnyOrder("\"Odd \"\"Schema\"\"\".\"it's; a \\ table\"",
				"public.\"Täble\"", "public.data");
	}

	@EveryMajor
	@Test
	void namesAreThoseOfTheSearchPathThatTheRevisionSets() {
		this.journal.execute("CREATE SCHEMA app");
		this.journal.execute("CREATE TABLE app.users (email text)");
		this.journal.fill("app.users");
		long before = this.journal.table("app.users");
		this.journal.upgrade("""
				SET search_path = app;
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE TABLE roles AS SELECT 1 AS id;
				""");
		assertThat(this.journal.newest()).containsExactly(
				new RelationSize("app.roles", null, this.journal.table("app.roles"), null,
						this.journal.indexes("app.roles")),
				new RelationSize("app.users", before, this.journal.table("app.users"), 0L, 0L));
	}

	@Test
	void whatStandsBehindASecondSearchPathIsNotGuessed() {
		this.journal.execute("CREATE SCHEMA app");
		this.journal.upgrade("""
				CREATE TABLE roles AS SELECT 1 AS id;
				SET search_path = app;
				CREATE TABLE pages AS SELECT 1 AS id;
				CREATE TABLE app.books AS SELECT 1 AS id;
				""");
		assertThat(this.journal.relations()).containsExactly("app.books", "public.roles");
	}

	@Test
	void underAnotherRoleOnlyNamesWithASchemaCount() {
		String role = "size_role_" + this.journal.database().name().replaceAll("\\W", "_");
		this.journal.execute("CREATE ROLE " + role);
		try {
			this.journal.execute("CREATE SCHEMA app AUTHORIZATION " + role);
			this.journal.execute("CREATE TABLE app.roles (name text)");
			this.journal.execute("ALTER TABLE app.roles OWNER TO " + role);
			this.journal.folder()
				.revision("bbbb", "aaaa", "SET ROLE " + role + ";\nSET search_path = app;\n"
						+ "CREATE TABLE pages AS SELECT 1 AS id;\nALTER TABLE app.roles ADD PRIMARY KEY (name);\n", "");
			this.journal.upgrade();
			assertThat(this.journal.newest()).extracting(RelationSize::relation, RelationSize::tableBefore)
				.containsExactly(tuple("app.roles", this.journal.table("app.roles")));
		}
		finally {
			this.journal.execute("DROP OWNED BY " + role + " CASCADE");
			this.journal.execute("DROP ROLE " + role);
		}
	}

	@EveryMajor
	@Test
	void aTransactionMayStillSayHowItIsIsolated() {
		this.journal.upgrade("""
				SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				""");
		assertThat(this.journal.relations()).containsExactly("public.users");
	}

	@Test
	void onlyTheFirstTwentyTablesAreMeasured() {
		this.journal.folder()
			.revision("bbbb", "aaaa",
					IntStream.range(0, 25)
						.mapToObj((number) -> "CREATE TABLE t%02d AS SELECT 1 AS id;".formatted(number))
						.collect(Collectors.joining("\n")),
					"");
		this.journal.upgrade();
		assertThat(this.journal.newest()).hasSize(20).last().extracting(RelationSize::relation).isEqualTo("public.t19");
	}

	@EveryMajor
	@Test
	void aTableThatIsBuiltAnewAndTakesThePlaceOfTheOldOneIsOneTable() {
		this.journal.fill("users");
		long before = this.journal.table("users");
		this.journal.upgrade("""
				CREATE TABLE users_new AS SELECT email FROM users LIMIT 1;
				DROP TABLE users;
				ALTER TABLE users_new RENAME TO users;
				""");
		assertThat(this.journal.newest())
			.containsExactly(new RelationSize("public.users", before, this.journal.table("users"), 0L, 0L));
	}

	@Test
	void temporaryTablesAndViewsHaveNoSize() {
		this.journal.upgrade("""
				CREATE TEMP TABLE users (id int);
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE VIEW emails AS SELECT email FROM public.users;
				ALTER TABLE emails RENAME TO mails;
				""");
		assertThat(this.journal.newest()).isEmpty();
	}

}
