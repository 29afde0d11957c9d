package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.operation.Operations;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.plan.RelationSize;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.RevisionInfo;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
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

	private SizeJournal journal;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.journal = SizeJournal.of(database, path);
	}

	@EveryMajor
	@Test
	void aTableThatIsMadeHasNoSizeBefore() {
		this.journal.upgrade("""
				CREATE TABLE roles AS SELECT 'admin' AS name;
				CREATE MATERIALIZED VIEW role_names AS SELECT name FROM roles;
				CREATE TABLE pages (id int PRIMARY KEY);
				INSERT INTO pages SELECT 1;
				CREATE TABLE IF NOT EXISTS books AS SELECT 1 AS id;
				""");
		assertThat(this.journal.newest()).containsExactly(made("books"), made("pages"), made("role_names"),
				made("roles"));
	}

	private RelationSize made(String table) {
		return new RelationSize("public." + table, null, this.journal.table(table), null, this.journal.indexes(table));
	}

	@EveryMajor
	@Test
	void aTableThatIsChangedHasItsSizesWithAndWithoutTheNewIndex() {
		this.journal.fill("users");
		long before = this.journal.table("users");
		this.journal.upgrade("""
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE INDEX users_email ON users (email);
				""", "DROP INDEX users_email;");
		long after = this.journal.table("users");
		assertThat(after).isGreaterThan(before);
		long index = this.journal.indexes("users");
		assertThat(index).isPositive();
		assertThat(this.journal.newest()).containsExactly(new RelationSize("public.users", before, after, 0L, index));
		this.journal.downgrade("-1");
		assertThat(this.journal.newest()).containsExactly(new RelationSize("public.users", after, after, index, 0L));
	}

	@EveryMajor
	@Test
	void aTableThatIsDroppedHasNoSizeAfter() {
		this.journal.fill("users");
		long before = this.journal.table("users");
		this.journal.downgrade("base");
		assertThat(this.journal.newest()).containsExactly(new RelationSize("public.users", before, null, 0L, null));
		assertThat(this.journal.pending()).isZero();
	}

	@EveryMajor
	@Test
	void anIndexThatIsBuiltConcurrentlyIsMeasured() {
		this.journal.fill("users");
		long table = this.journal.table("users");
		this.journal.folder()
			.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY users_email ON users (email);",
					"DROP INDEX CONCURRENTLY users_email;");
		this.journal.upgrade();
		long index = this.journal.indexes("users");
		assertThat(this.journal.newest())
			.containsExactly(new RelationSize("public.users", table, this.journal.table("users"), 0L, index));
		this.journal.downgrade("-1");
		assertThat(this.journal.newest()).extracting(RelationSize::indexBefore, RelationSize::indexAfter)
			.containsExactly(tuple(index, 0L));
		assertThat(this.journal.pending()).isZero();
	}

	@Test
	void aStepThatGoesOnAfterAFailureKnowsWhatWasBeforeIt() {
		this.journal.fill("users");
		this.journal.execute("INSERT INTO users VALUES ('user 1')");
		long before = this.journal.table("users");
		this.journal.folder().revision("bbbb", "aaaa", """
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(this.journal::upgrade);
		assertThat(this.journal.newest()).isEmpty();
		this.journal.execute("DELETE FROM users WHERE ctid IN (SELECT max(ctid) FROM users WHERE email = 'user 1')");
		this.journal.upgrade();
		assertThat(this.journal.newest()).singleElement().satisfies((size) -> {
			assertThat(size.tableBefore()).isEqualTo(before);
			assertThat(size.tableAfter()).isGreaterThan(before);
			assertThat(size.indexAfter()).isPositive();
		});
		assertThat(this.journal.pending()).isZero();
	}

	@EveryMajor
	@Test
	void aTableUnderSomebodysLockIsNotWaitedFor() throws SQLException {
		this.journal.execute("CREATE TABLE busy (id int)");
		this.journal.folder().revision("bbbb", "aaaa", """
				CREATE TABLE IF NOT EXISTS busy AS SELECT 1 AS id;
				DROP INDEX IF EXISTS busy_id;
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				""", "");
		try (OpenTransaction other = new OpenTransaction(this.journal.database(),
				"LOCK TABLE busy IN ACCESS EXCLUSIVE MODE")) {
			assertThat(other).isNotNull();
			this.journal.upgrade();
		}
		assertThat(this.journal.relations()).containsExactly("public.users");
		assertThat(this.journal.pending()).isZero();
	}

	@EveryMajor
	@Test
	void nobodyWaitsForAPartitionUnderSomebodysLockEither() throws SQLException {
		this.journal.execute("CREATE TABLE log (day date) PARTITION BY RANGE (day)");
		this.journal.execute("CREATE TABLE log_old PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2020-01-01')"
				+ " PARTITION BY RANGE (day)");
		this.journal.execute("CREATE TABLE log_oldest PARTITION OF log_old DEFAULT");
		this.journal.execute("CREATE TABLE log_new PARTITION OF log DEFAULT");
		this.journal.folder().revision("bbbb", "aaaa", """
				CREATE TABLE IF NOT EXISTS log AS SELECT CURRENT_DATE AS day;
				ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();
				""", "");
		try (OpenTransaction other = new OpenTransaction(this.journal.database(),
				"LOCK TABLE log_oldest IN ACCESS EXCLUSIVE MODE")) {
			assertThat(other).isNotNull();
			Migrations.on(this.journal.database().dataSource())
				.locations(this.journal.folder().location())
				.configuration(MigrationConfiguration.DEFAULTS.withExecution(new ExecutionSettings(Transaction.REVISION,
						true, Duration.ofSeconds(3), Duration.ofSeconds(3))))
				.build()
				.upgrade(Target.HEAD);
		}
		assertThat(this.journal.relations()).containsExactly("public.users");
		assertThat(this.journal.pending()).isZero();
	}

	@Test
	void aClassIsMeasuredToo() {
		Migrations migrations = Migrations.on(this.journal.database().dataSource())
			.locations(this.journal.folder().location())
			.source(JavaRevisionSource.of(new AddName()))
			.build();
		migrations.upgrade(Target.HEAD);
		assertThat(this.journal.relations()).containsExactly("public.users");
	}

	@EveryMajor
	@Test
	void aPartitionedTableIsAsLargeAsItsPartitions() {
		this.journal.execute("CREATE TABLE log (day date, line text) PARTITION BY RANGE (day)");
		this.journal.execute("CREATE TABLE log_old PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2020-01-01')");
		this.journal.execute("CREATE TABLE log_new PARTITION OF log DEFAULT");
		this.journal.execute("INSERT INTO log SELECT CURRENT_DATE, 'x' || n FROM generate_series(1, 1000) AS n");
		this.journal.execute("INSERT INTO log SELECT '2019-01-01', 'x' || n FROM generate_series(1, 1000) AS n");
		this.journal.folder().revision("bbbb", "aaaa", "CREATE INDEX log_day ON log (day);", "");
		this.journal.upgrade();
		long table = this.journal.number("pg_table_size('log_old') + pg_table_size('log_new')");
		assertThat(this.journal.newest()).singleElement().satisfies((size) -> {
			assertThat(size.tableAfter()).isEqualTo(table);
			assertThat(size.indexBefore()).isZero();
			assertThat(size.indexAfter())
				.isEqualTo(this.journal.number("pg_indexes_size('log_old') + pg_indexes_size('log_new')"));
		});
	}

	@Test
	void aStepThatFailsHasNoSizes() {
		this.journal.folder()
			.revision("bbbb", "aaaa",
					"ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();\nSELECT 1/0;\n", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(this.journal::upgrade);
		assertThat(this.journal.newest()).isEmpty();
		assertThat(this.journal.pending()).isZero();
	}

	@EveryMajor
	@Test
	void aDatabaseOfAnOlderEngineAnswersWithoutSizesAndHasThemFromTheNextStepOn() {
		this.journal.execute("DROP TABLE migrate_size");
		assertThat(this.journal.newest()).isEmpty();
		assertThat(this.journal.number("CASE WHEN to_regclass('migrate_size') IS NULL THEN 0 ELSE 1 END")).isZero();
		this.journal.folder()
			.revision("bbbb", "aaaa", "ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();", "");
		this.journal.upgrade();
		assertThat(this.journal.relations()).containsExactly("public.users");
	}

	@Test
	void aStepIsNotAskedForItsSizesInARoundTripOfItsOwn() throws IOException {
		this.journal.folder()
			.revision("bbbb", "aaaa", "ALTER TABLE users ADD COLUMN name text DEFAULT gen_random_uuid();", "");
		try (StatementCounter counter = new StatementCounter(this.journal.database())) {
			Migrations.on(counter.dataSource())
				.locations(this.journal.folder().location())
				.build()
				.upgrade(Target.HEAD);
			assertThat(counter.statements()).filteredOn((sql) -> sql.contains("migrate_size"))
				.hasSize(3)
				.first()
				.asString()
				.contains("to_regclass");
		}
	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add name")
	static final class AddName implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("users", "name", "text").defaultValue("nobody");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("users", "name");
		}

	}

}
