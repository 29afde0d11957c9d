package io.migrate;

import java.sql.SQLException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.migrate.populate.BatchPace;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import io.migrate.populate.PopulationReport;
import io.migrate.session.PopulationEvent;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Populations that go through a table batch by batch.
 */
@PostgresTest
@Timeout(120)
class BatchPopulationTests {

	private TestBatches.Table item;

	@BeforeEach
	void use(TestDatabase database, @TempDir Path path) {
		this.item = new TestBatches.Table(database, new RevisionFolder(path));
	}

	@EveryMajor
	@ParameterizedTest
	@ValueSource(strings = { "n", "(n::text || '''\\:x')", "md5(n::text)::uuid", "(n * 1.5)::numeric(9,1)",
			"('2026-01-01'::timestamptz + n * interval '1.000001 s')", "to_char(n, 'fm0000')::char(4)",
			"(n % 3 = 0 OR n > 40)::text || n", "sha256(n::text::bytea)" })
	void eachRowIsMetOnceWhateverTheTypeOfTheKey(String value) {
		this.item
			.execute("CREATE TABLE item AS SELECT " + value + " AS id, 0 AS touched FROM generate_series(1, 50) AS n");
		this.item.execute("ALTER TABLE item ADD PRIMARY KEY (id)");
		this.item.add(3, (batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update());
		assertThat(this.item.run().done()).extracting(PopulationReport.Done::rows).containsExactly(50L);
		assertThat(this.item.counts()).containsExactly("1: 50");
	}

	@EveryMajor
	@Test
	void eachRowIsMetOnceWithAKeyOfSeveralColumnsAndUnderAnotherName() {
		this.item.execute("CREATE TABLE item (touched int NOT NULL DEFAULT 0, \"Part\" text COLLATE \"C\", number int,"
				+ " PRIMARY KEY (\"Part\", number))");
		this.item
			.execute("INSERT INTO item (\"Part\", number) SELECT chr(60 + n % 7), n FROM generate_series(1, 100) AS n");
		this.item.populators()
			.add(new TestBatches("public.item", List.of("Part", "number"), new BatchPace(9, 9, TestBatches.NEVER, 1),
					(batch) -> batch.jdbc()
						.sql("UPDATE item AS i SET touched = touched + 1 WHERE " + batch.condition("i"))
						.update()));
		this.item.run();
		assertThat(this.item.counts()).containsExactly("1: 100");
	}

	@Test
	void aKeyMayBeCalledAsTheEngineCallsThings() {
		for (String name : List.of("place", "size", "upto", "number")) {
			this.item.execute("DROP TABLE IF EXISTS item");
			this.item.execute(
					"CREATE TABLE item AS SELECT n AS " + name + ", 0 AS touched FROM generate_series(1, 20) AS n");
			this.item.execute("ALTER TABLE item ADD PRIMARY KEY (" + name + ")");
			this.item.populators().clear();
			this.item.populators()
				.add(new TestBatches(name, "item", List.of(name), new BatchPace(7, 7, TestBatches.NEVER, 1), List.of(),
						(batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update()));
			this.item.run();
			assertThat(this.item.counts()).containsExactly("1: 20");
		}
	}

	@Test
	void rowsThatAreDeletedMeanwhileAndGapsDoNotMatter() {
		this.item.items(100);
		this.item.execute("DELETE FROM item WHERE id BETWEEN 20 AND 60");
		this.item.add(7, (batch) -> {
			this.item
				.execute("DELETE FROM item WHERE id IN (SELECT id FROM item WHERE touched = 0 ORDER BY id LIMIT 2)");
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		this.item.run();
		assertThat(this.item.counts()).singleElement().asString().startsWith("1: ");
		assertThat(this.item.strings("SELECT id::text FROM item")).hasSizeBetween(20, 59);
	}

	@Test
	void anEmptyTableIsDone() {
		this.item.items(0);
		this.item.add(7, (batch) -> {
			throw new IllegalStateException("There is no batch");
		});
		assertThat(this.item.run().done()).hasSize(1);
		assertThat(this.item.run().done()).isEmpty();
	}

	@Test
	void theIndexOfTheKeyAnswersTheCondition() {
		this.item.execute("CREATE TABLE item (a int, b text, touched int DEFAULT 0, PRIMARY KEY (a, b))");
		this.item.execute("INSERT INTO item SELECT n / 10, n::text FROM generate_series(1, 20000) AS n");
		this.item.execute("ANALYZE item");
		List<String> plans = new ArrayList<>();
		this.item.populators()
			.add(new TestBatches("item", List.of("a", "b"), new BatchPace(10_000, 10_000, TestBatches.NEVER, 1),
					(batch) -> {
						plans.addAll(batch.jdbc()
							.sql("EXPLAIN SELECT FROM item WHERE " + batch.condition() + " AND a < 5")
							.query(String.class)
							.list());
						return 0;
					}));
		this.item.run();
		assertThat(plans).anyMatch((line) -> line.contains("Index Cond: ") && line.contains("ROW(a, b)"));
	}

	@Test
	void itIsRecordedAndLeavesNoBatchBehind() {
		this.item.items(10);
		this.item.add(3, (batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update());
		this.item.run();
		assertThat(this.item
			.strings("SELECT state || ' ' || rows || ' ' || batches || ' ' || passed FROM migrate_population"))
			.containsExactly("done 10 4 10");
		assertThat(this.item.strings("SELECT population FROM migrate_population_batch")).isEmpty();
		assertThat(this.item.strings("SELECT revision || ' ' || outcome FROM migrate_event"))
			.containsExactly("touch done");
		assertThat(this.item.listener().events(PopulationEvent.Progress.class))
			.extracting((event) -> event.batches() + " " + event.passed())
			.containsExactly("1 3", "2 6", "3 9", "4 10");
	}

	@Test
	void theMigrationLockIsNotHeldMeanwhile() {
		this.item.items(1);
		this.item.add(1,
				(batch) -> this.item
					.strings("SELECT 'held' FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid"
							+ " FROM pg_database WHERE datname = current_database())")
					.size());
		this.item.run();
		assertThat(this.item.strings("SELECT rows::text FROM migrate_population")).containsExactly("0");
	}

	@Test
	void batchesGrowTowardsTheTargetAndShrinkWhenTheyTakeTooLong() {
		this.item.items(4000);
		List<Integer> sizes = new ArrayList<>();
		this.item.populators()
			.add(new TestBatches("item", List.of("id"), new BatchPace(10, 1000, Duration.ofMillis(300), 1), (batch) -> {
				int size = batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
				sizes.add(size);
				if (size == 320) {
					batch.jdbc().sql("SELECT pg_sleep(0.7)").query().listOfRows();
				}
				return size;
			}));
		this.item.run();
		assertThat(sizes).startsWith(10, 20, 40, 80, 160, 320);
		assertThat(sizes.get(6)).isLessThan(160);
		assertThat(this.item.counts()).containsExactly("1: 4000");
	}

	@Test
	void itRestsAsLongAsItsDutySays() {
		this.item.items(3);
		this.item.populators()
			.add(new TestBatches("item", List.of("id"), new BatchPace(1, 1, TestBatches.NEVER, 0.25), (batch) -> {
				batch.jdbc().sql("SELECT pg_sleep(0.05)").query().listOfRows();
				return 1;
			}));
		long start = System.nanoTime();
		this.item.run();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
	}

	@Test
	void aBatchWhoseRowsAreLockedIsTriedAgain() throws SQLException {
		this.item.items(10);
		OpenTransaction other = new OpenTransaction(this.item.database(), "UPDATE item SET touched = 0 WHERE id = 5");
		AtomicInteger calls = new AtomicInteger();
		this.item.add(10, (batch) -> {
			if (calls.incrementAndGet() == 2) {
				end(other);
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		this.item.run();
		assertThat(calls).hasValue(2);
		assertThat(this.item.listener().events(PopulationEvent.Blocked.class)).hasSize(1);
		assertThat(this.item.counts()).containsExactly("1: 10");
	}

	@Test
	void theApplicationsTransactionsAreThoseOfTheBatches() {
		this.item.items(10);
		DataSourceTransactionManager manager = new DataSourceTransactionManager(this.item.database().dataSource());
		AtomicBoolean broken = new AtomicBoolean(true);
		this.item.add(3, (batch) -> {
			int touched = org.springframework.jdbc.core.simple.JdbcClient.create(manager.getDataSource())
				.sql(TestBatches.TOUCH + batch.condition())
				.update();
			if (broken.get() && batch.condition().endsWith("'6'::bigint)")) {
				throw new IllegalStateException("no such luck");
			}
			return touched;
		});
		Migrations migrations = this.item.builder()
			.transactions((work) -> new TransactionTemplate(manager)
				.executeWithoutResult((status) -> work.accept(DataSourceUtils.getConnection(manager.getDataSource()))))
			.build();
		assertThatExceptionOfType(PopulationFailedException.class)
			.isThrownBy(() -> migrations.populations().run(PopulationChoice.DUE));
		assertThat(this.item.counts()).containsExactly("0: 7", "1: 3");
		broken.set(false);
		migrations.populations().run(PopulationChoice.DUE);
		assertThat(this.item.counts()).containsExactly("1: 10");
	}

	@Test
	void itRunsUnderTheLeaseLockToo() {
		this.item.items(10);
		this.item.add(3, (batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update());
		this.item.builder()
			.sideDataSource(this.item.database().dataSource())
			.configuration(MigrationConfiguration.DEFAULTS.withLocking(
					new MigrationConfiguration.Locking(MigrationConfiguration.LockKind.LEASE, Duration.ofMinutes(1))))
			.build()
			.populations()
			.run(PopulationChoice.DUE);
		assertThat(this.item.counts()).containsExactly("1: 10");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE item (id int)|may be null", "CREATE TABLE item (number int)|no column 'id'",
			"CREATE TABLE item (id int NOT NULL, n int, UNIQUE (id, n))|no unique index",
			"CREATE TABLE item (id text NOT NULL); CREATE UNIQUE INDEX ON item (id COLLATE \"C\")|no unique index",
			"CREATE TABLE item (id int PRIMARY KEY); CREATE TABLE child () INHERITS (item)|no unique index",
			"CREATE TABLE other ()|\"item\" does not exist" })
	void aTableThatCannotBeGoneThroughIsRefused(String table) {
		this.item.execute(table.substring(0, table.indexOf('|')));
		this.item.add(3, (batch) -> 0);
		assertThatExceptionOfType(PopulationFailedException.class).isThrownBy(this.item::run)
			.withMessageContaining(table.substring(table.indexOf('|') + 1));
		this.item.execute("DROP TABLE IF EXISTS item CASCADE");
		this.item.items(10);
		assertThat(this.item.run().done()).hasSize(1);
	}

	private static void end(OpenTransaction transaction) {
		try {
			transaction.end();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
