package io.migrate;

import java.nio.file.Path;
import java.util.Map;

import io.migrate.populate.PopulationChoice;
import io.migrate.script.Placeholders;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements of a population, in one transaction with its record.
 */
@PostgresTest
class SqlPopulationTests {

	private static final String HEADER = "-- Population: rows\n\n";

	private CsvSeed seed;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.seed = CsvSeed.of(database, path, "CREATE TABLE rows (id int PRIMARY KEY, v text)");
	}

	@EveryMajor
	@Test
	void dataMayStandInTheFile() {
		assertThat(run("""
				INSERT INTO rows VALUES (1, 'a');
				COPY rows (id, v) FROM stdin;
				2	b\\tc
				3	\\N
				\\.
				UPDATE rows SET v = 'd' WHERE id < 3;
				""")).isEqualTo(1 + 2 + 2);
		assertThat(this.seed.list("SELECT id || coalesce(v, '-') FROM rows ORDER BY id")).containsExactly("1d", "2d",
				"3-");
	}

	@Test
	void rowsOfQueriesAndOfProceduresDoNotCount() {
		assertThat(run("""
				SELECT * FROM generate_series(1, 10);
				INSERT INTO rows SELECT n, 'x' FROM generate_series(1, 3) AS n;
				SELECT count(*) FROM rows;
				WITH more AS (INSERT INTO rows VALUES (9, 'y') RETURNING id) UPDATE rows SET v = 'z' WHERE id = 1;
				DO $$ BEGIN UPDATE rows SET v = 'a;b'; END $$;
				DELETE FROM rows WHERE id = 2;
				VALUES (1), (2);
				""")).isEqualTo(3 + 1 + 1);
		assertThat(this.seed.one("SELECT rows::text FROM migrate_population")).isEqualTo("5");
	}

	@Test
	void placeholdersStandForTheirValues() {
		this.seed.folder().file("rows.sql", HEADER + "INSERT INTO rows VALUES (1, '${who}');");
		runWith("who", "me");
		assertThat(this.seed.one("SELECT v FROM rows")).isEqualTo("me");
	}

	@Test
	void aPlaceholderWithoutAValueIsNamedWithItsLine() {
		this.seed.folder().file("rows.sql", HEADER + "INSERT INTO rows VALUES (1, '${who}');");
		assertThat(CsvSeed.refusal(() -> runWith("whom", "me"))).contains("rows.sql:3").contains("uses ${who}");
		assertThat(this.seed.list("SELECT v FROM rows")).isEmpty();
	}

	private void runWith(String placeholder, String value) {
		this.seed.builder()
			.configuration(MigrationConfiguration.DEFAULTS
				.withPlaceholders(new Placeholders(Map.of(placeholder, value), false)))
			.build()
			.populations()
			.run(PopulationChoice.DUE);
	}

	@EveryMajor
	@Test
	void whatItSetsReachesNeitherItsRecordNorTheNextOne() {
		String role = "seed_role_" + this.seed.database().name().replaceAll("\\W", "_");
		this.seed.sql("CREATE SCHEMA other");
		this.seed.sql("CREATE TABLE other.rows (LIKE public.rows INCLUDING ALL)");
		this.seed.sql("CREATE TABLE other.migrate_population (name text)");
		this.seed.sql("CREATE ROLE " + role);
		try {
			this.seed.sql("GRANT ALL ON SCHEMA other TO " + role);
			this.seed.sql("GRANT ALL ON other.rows TO " + role);
			this.seed.folder().file("next.csv", """
					# Population: next
					# Table: rows
					# Key: id
					# Depends on: rows
					id,v
					1,public
					""");
			assertThat(run("SET search_path = other;\nSET ROLE " + role + ";\nSET statement_timeout = 1000;\n"
					+ "INSERT INTO rows VALUES (1, current_user);\nCREATE TEMP TABLE rows (nothing int);\n"
					+ "CREATE TEMP TABLE migrate_rows (nothing int);\n"))
				.isEqualTo(2);
			assertThat(this.seed.one("SELECT v FROM other.rows")).isEqualTo(role);
			assertThat(this.seed.one("SELECT v FROM public.rows")).isEqualTo("public");
			assertThat(this.seed.one("SELECT count(*) FROM public.migrate_population")).isEqualTo("2");
		}
		finally {
			this.seed.sql("DROP OWNED BY " + role + " CASCADE");
			this.seed.sql("DROP ROLE " + role);
		}
	}

	@Test
	void itMayUseTemporaryTables() {
		assertThat(run("""
				CREATE TEMP TABLE draft (id int, v text) ON COMMIT DROP;
				INSERT INTO draft VALUES (1, 'a'), (2, 'b');
				INSERT INTO rows SELECT * FROM draft ON CONFLICT (id) DO UPDATE SET v = excluded.v;
				""")).isEqualTo(4);
		assertThat(this.seed.one("SELECT count(*) FROM rows")).isEqualTo("2");
	}

	@Test
	void aFailureNamesLineAndColumnAndLeavesNothing() {
		this.seed.folder().file("rows.sql", HEADER + """
				INSERT INTO rows VALUES (1, 'a');
				INSERT INTO rows
				  VALUES (2, nobody);
				INSERT INTO rows VALUES (3, 'c');
				""");
		assertThat(this.seed.refusal()).contains("rows.sql:5:14: column \"nobody\" does not exist");
		assertThat(this.seed.list("SELECT v FROM rows")).isEmpty();
		assertThat(this.seed.one("SELECT state FROM migrate_population")).isEqualTo("failed");
	}

	@Test
	void aFailureOfDataInTheFileNamesIt() {
		this.seed.folder()
			.file("rows.sql", HEADER + "INSERT INTO rows VALUES (1, 'a');\nCOPY rows FROM stdin;\nx\tb\n\\.\n");
		assertThat(this.seed.refusal()).contains("rows.sql:4").contains("invalid input syntax").contains("line 1");
		assertThat(this.seed.list("SELECT v FROM rows")).isEmpty();
	}

	@Test
	void aBlockThatFailsIsNamed() {
		this.seed.folder()
			.file("rows.sql",
					HEADER + "INSERT INTO rows VALUES (1, 'a');\n\nDO $$ BEGIN\nRAISE 'no such luck';\nEND $$;\n");
		assertThat(this.seed.refusal()).contains("rows.sql:5:1: no such luck");
		assertThat(this.seed.list("SELECT v FROM rows")).isEmpty();
	}

	private long run(String statements) {
		this.seed.folder().file("rows.sql", HEADER + statements);
		return this.seed.run();
	}

}
