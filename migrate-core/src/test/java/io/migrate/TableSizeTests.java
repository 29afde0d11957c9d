package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.operation.Operations;
import io.migrate.plan.JournalEntry;
import io.migrate.plan.RelationSize;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.RevisionInfo;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The journal knows how large tables were before and after a step.
 */
@PostgresTest
class TableSizeTests {

	private static final String FILL = "INSERT INTO %s SELECT 'user ' || n FROM generate_series(1, 1000) AS n";

	private TestDatabase database;

	private RevisionFolder folder;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.folder = new RevisionFolder(path).revision("aaaa", "", "CREATE TABLE users (email text);",
				"DROP TABLE users;");
	}

	@EveryMajor
	@Test
	void aTableThatIsMadeHasNoSizeBefore() {
		upgrade();
		assertThat(newest())
			.containsExactly(new RelationSize("public.users", null, bytes("pg_table_size('users')"), null, 0L));
	}

	@EveryMajor
	@Test
	void aTableThatIsChangedHasItsSizesWithAndWithoutTheNewIndex() {
		upgrade();
		execute(FILL.formatted("users"));
		long before = bytes("pg_table_size('users')");
		this.folder.revision("bbbb", "aaaa", """
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE INDEX users_email ON users (email);
				""", "DROP INDEX users_email;");
		upgrade();
		long after = bytes("pg_table_size('users')");
		assertThat(after).isGreaterThan(before);
		long index = bytes("pg_indexes_size('users')");
		assertThat(index).isPositive();
		assertThat(newest()).containsExactly(new RelationSize("public.users", before, after, 0L, index));
		migrations().downgrade(Target.parse("-1"));
		assertThat(newest()).containsExactly(new RelationSize("public.users", after, after, index, 0L));
	}

	@EveryMajor
	@Test
	void aTableThatIsDroppedHasNoSizeAfter() {
		upgrade();
		execute(FILL.formatted("users"));
		long before = bytes("pg_table_size('users')");
		migrations().downgrade(Target.BASE);
		assertThat(newest()).containsExactly(new RelationSize("public.users", before, null, 0L, null));
		assertThat(pending()).isZero();
	}

	@EveryMajor
	@Test
	void anIndexThatIsBuiltConcurrentlyIsMeasured() {
		upgrade();
		execute(FILL.formatted("users"));
		long table = bytes("pg_table_size('users')");
		this.folder.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY users_email ON users (email);",
				"DROP INDEX CONCURRENTLY users_email;");
		upgrade();
		long index = bytes("pg_indexes_size('users')");
		assertThat(newest())
			.containsExactly(new RelationSize("public.users", table, bytes("pg_table_size('users')"), 0L, index));
		migrations().downgrade(Target.parse("-1"));
		assertThat(newest()).extracting(RelationSize::indexBefore, RelationSize::indexAfter)
			.containsExactly(tuple(index, 0L));
		assertThat(pending()).isZero();
	}

	@Test
	void aStepThatGoesOnAfterAFailureKnowsWhatWasBeforeIt() {
		upgrade();
		execute(FILL.formatted("users"));
		execute("INSERT INTO users VALUES ('user 1')");
		long before = bytes("pg_table_size('users')");
		this.folder.revision("bbbb", "aaaa", """
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(this::upgrade);
		assertThat(newest()).isEmpty();
		execute("DELETE FROM users WHERE ctid IN (SELECT max(ctid) FROM users WHERE email = 'user 1')");
		upgrade();
		assertThat(newest()).singleElement().satisfies((size) -> {
			assertThat(size.tableBefore()).isEqualTo(before);
			assertThat(size.tableAfter()).isGreaterThan(before);
			assertThat(size.indexAfter()).isPositive();
		});
		assertThat(pending()).isZero();
	}

	@EveryMajor
	@Test
	void oddNamesAreFound() {
		upgrade();
		this.folder.revision("bbbb", "aaaa", """
				CREATE SCHEMA "Odd ""Schema\""";
				CREATE TABLE "Odd ""Schema\"""."it's; a \\ table" (id int);
				CREATE TABLE "Täble" (id int PRIMARY KEY);
				CREATE TABLE U&"d\\0061ta" (id int);
				""", "");
		upgrade();
		assertThat(newest()).extracting(RelationSize::relation)
			.containsExactlyInAnyOrder("\"Odd \"\"Schema\"\"\".\"it's; a \\ table\"", "public.\"Täble\"",
					"public.data");
	}

	@EveryMajor
	@Test
	void namesAreThoseOfTheSearchPathThatTheRevisionSets() {
		execute("CREATE SCHEMA app");
		execute("CREATE TABLE app.users (email text)");
		upgrade();
		execute(FILL.formatted("app.users"));
		long before = bytes("pg_table_size('app.users')");
		this.folder.revision("bbbb", "aaaa", """
				SET search_path = app;
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE TABLE roles (id int PRIMARY KEY);
				""", "");
		upgrade();
		assertThat(newest()).containsExactly(
				new RelationSize("app.roles", null, bytes("pg_table_size('app.roles')"), null,
						bytes("pg_indexes_size('app.roles')")),
				new RelationSize("app.users", before, bytes("pg_table_size('app.users')"), 0L, 0L));
	}

	@Test
	void whatStandsBehindASecondSearchPathIsNotGuessed() {
		execute("CREATE SCHEMA app");
		upgrade();
		this.folder.revision("bbbb", "aaaa", """
				CREATE TABLE roles (id int);
				SET search_path = app;
				CREATE TABLE pages (id int);
				CREATE TABLE app.books (id int);
				""", "");
		upgrade();
		assertThat(newest()).extracting(RelationSize::relation).containsExactly("app.books", "public.roles");
	}

	@Test
	void underAnotherRoleOnlyNamesWithASchemaCount() {
		upgrade();
		String role = "size_role_" + this.database.name().replaceAll("\\W", "_");
		execute("CREATE ROLE " + role);
		try {
			execute("CREATE SCHEMA app AUTHORIZATION " + role);
			execute("CREATE TABLE app.roles (name text)");
			execute("ALTER TABLE app.roles OWNER TO " + role);
			this.folder.revision("bbbb", "aaaa", "SET ROLE " + role + ";\nSET search_path = app;\n"
					+ "CREATE TABLE pages (id int);\nALTER TABLE app.roles ADD COLUMN id int;\n", "");
			upgrade();
			assertThat(newest()).extracting(RelationSize::relation, RelationSize::tableBefore)
				.containsExactly(tuple("app.roles", bytes("pg_table_size('app.roles')")));
		}
		finally {
			execute("DROP OWNED BY " + role + " CASCADE");
			execute("DROP ROLE " + role);
		}
	}

	@EveryMajor
	@Test
	void aTransactionMayStillSayHowItIsIsolated() {
		upgrade();
		this.folder.revision("bbbb", "aaaa", """
				SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
				ALTER TABLE users ADD COLUMN name text;
				""", "");
		upgrade();
		assertThat(newest()).extracting(RelationSize::relation).containsExactly("public.users");
	}

	@EveryMajor
	@Test
	void aTableUnderSomebodysLockIsNotWaitedFor() throws SQLException {
		upgrade();
		execute("CREATE TABLE busy (id int)");
		this.folder.revision("bbbb", "aaaa", """
				CREATE TABLE IF NOT EXISTS busy (id int);
				DROP INDEX IF EXISTS busy_id;
				ALTER TABLE users ADD COLUMN name text;
				""", "");
		try (OpenTransaction other = new OpenTransaction(this.database, "LOCK TABLE busy IN ACCESS EXCLUSIVE MODE")) {
			assertThat(other).isNotNull();
			upgrade();
		}
		assertThat(newest()).extracting(RelationSize::relation).containsExactly("public.users");
		assertThat(pending()).isZero();
	}

	@Test
	void aClassIsMeasuredToo() {
		Migrations migrations = Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.source(JavaRevisionSource.of(new AddName()))
			.build();
		migrations.upgrade(Target.HEAD);
		assertThat(newest()).extracting(RelationSize::relation).containsExactly("public.users");
	}

	@Test
	void onlyTheFirstTwentyTablesAreMeasured() {
		this.folder.revision("bbbb", "aaaa",
				IntStream.range(0, 25)
					.mapToObj((number) -> "CREATE TABLE t%02d (id int);".formatted(number))
					.collect(Collectors.joining("\n")),
				"");
		upgrade();
		assertThat(newest()).hasSize(20).last().extracting(RelationSize::relation).isEqualTo("public.t19");
	}

	@EveryMajor
	@Test
	void aTableThatIsBuiltAnewAndTakesThePlaceOfTheOldOneIsOneTable() {
		upgrade();
		execute(FILL.formatted("users"));
		long before = bytes("pg_table_size('users')");
		this.folder.revision("bbbb", "aaaa", """
				CREATE TABLE users_new AS SELECT email FROM users LIMIT 1;
				DROP TABLE users;
				ALTER TABLE users_new RENAME TO users;
				""", "");
		upgrade();
		assertThat(newest())
			.containsExactly(new RelationSize("public.users", before, bytes("pg_table_size('users')"), 0L, 0L));
	}

	@EveryMajor
	@Test
	void aPartitionedTableIsAsLargeAsItsPartitions() {
		upgrade();
		execute("CREATE TABLE log (day date, line text) PARTITION BY RANGE (day)");
		execute("CREATE TABLE log_old PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2020-01-01')");
		execute("CREATE TABLE log_new PARTITION OF log DEFAULT");
		execute("INSERT INTO log SELECT CURRENT_DATE, 'x' || n FROM generate_series(1, 1000) AS n");
		execute("INSERT INTO log SELECT '2019-01-01', 'x' || n FROM generate_series(1, 1000) AS n");
		this.folder.revision("bbbb", "aaaa", "CREATE INDEX log_day ON log (day);", "");
		upgrade();
		long table = bytes("pg_table_size('log_old') + pg_table_size('log_new')");
		assertThat(newest()).singleElement().satisfies((size) -> {
			assertThat(size.tableAfter()).isEqualTo(table);
			assertThat(size.indexBefore()).isZero();
			assertThat(size.indexAfter()).isEqualTo(bytes("pg_indexes_size('log_old') + pg_indexes_size('log_new')"));
		});
	}

	@Test
	void temporaryTablesAndViewsHaveNoSize() {
		upgrade();
		this.folder.revision("bbbb", "aaaa", """
				CREATE TEMP TABLE users (id int);
				ALTER TABLE users ADD COLUMN name text;
				CREATE VIEW emails AS SELECT email FROM public.users;
				ALTER TABLE emails RENAME TO mails;
				""", "");
		upgrade();
		assertThat(newest()).isEmpty();
	}

	@Test
	void aStepThatFailsHasNoSizes() {
		upgrade();
		this.folder.revision("bbbb", "aaaa", "ALTER TABLE users ADD COLUMN name text;\nSELECT 1/0;\n", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(this::upgrade);
		assertThat(newest()).isEmpty();
		assertThat(pending()).isZero();
	}

	@EveryMajor
	@Test
	void aDatabaseOfAnOlderEngineAnswersWithoutSizesAndHasThemFromTheNextStepOn() {
		upgrade();
		execute("DROP TABLE migrate_size");
		assertThat(newest()).isEmpty();
		assertThat(bytes("CASE WHEN to_regclass('migrate_size') IS NULL THEN 0 ELSE 1 END")).isZero();
		this.folder.revision("bbbb", "aaaa", "ALTER TABLE users ADD COLUMN name text;", "");
		upgrade();
		assertThat(newest()).extracting(RelationSize::relation).containsExactly("public.users");
	}

	@Test
	void aStepIsNotAskedForItsSizesInARoundTripOfItsOwn() throws IOException {
		upgrade();
		this.folder.revision("bbbb", "aaaa", "ALTER TABLE users ADD COLUMN name text;", "");
		try (StatementCounter counter = new StatementCounter(this.database)) {
			Migrations.on(counter.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
			assertThat(counter.statements()).filteredOn((sql) -> sql.contains("migrate_size"))
				.hasSize(3)
				.first()
				.asString()
				.contains("to_regclass");
		}
	}

	private void upgrade() {
		migrations().upgrade(Target.HEAD);
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
	}

	/** The sizes of the newest event. */
	private List<RelationSize> newest() {
		List<JournalEntry> events = migrations().status().events();
		return events.get(0).sizes();
	}

	private long pending() {
		return bytes("(SELECT count(*) FROM migrate_size WHERE event_id IS NULL)");
	}

	private long bytes(String expression) {
		return Objects.requireNonNull(this.database.client().sql("SELECT " + expression).query(Long.class).single());
	}

	private void execute(String sql) {
		this.database.client().sql(sql).update();
	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add name")
	static final class AddName implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("users", "name", "text");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("users", "name");
		}

	}

}
