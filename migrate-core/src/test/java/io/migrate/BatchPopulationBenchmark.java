package io.migrate;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.migrate.populate.BatchPace;
import io.migrate.populate.PopulationChoice;
import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Prints how long a back-fill in batches takes beside a loop that is written by hand,
 * with batches of the same size.
 */
final class BatchPopulationBenchmark {

	private static final String UPDATE = "UPDATE item SET touched = touched + 1 WHERE ";

	private BatchPopulationBenchmark() {
	}

	/**
	 * Runs it.
	 * @param args how many rows the table and a batch have, and how many rounds there are
	 */
	public static void main(String[] args) throws Exception {
		int rows = Integer.parseInt(args[0]);
		int size = Integer.parseInt(args[1]);
		PrintStream out = System.out;
		for (int round = 1; round <= Integer.parseInt(args[2]); round++) {
			// Who is first changes from round to round
			boolean handFirst = round % 2 == 0;
			long first = handFirst ? byHand(rows, size) : migrate(rows, size);
			long second = handFirst ? migrate(rows, size) : byHand(rows, size);
			long hand = handFirst ? first : second;
			long ours = handFirst ? second : first;
			out.printf("round %d: %,d rows, batches of %,d: by hand %,d ms, Migrate %,d ms, ratio %.2f%n", round, rows,
					size, hand, ours, (double) ours / hand);
		}
	}

	private static void prepare(TestDatabase database, int rows) {
		database.client()
			.sql("CREATE TABLE item (id bigint PRIMARY KEY, touched int NOT NULL, name text NOT NULL)")
			.update();
		database.client()
			.sql("INSERT INTO item SELECT n, 0, 'name ' || n FROM generate_series(1, " + rows + ") AS n")
			.update();
		database.client().sql("VACUUM ANALYZE item").update();
		database.client().sql("CHECKPOINT").update();
	}

	private static long migrate(int rows, int size) throws Exception {
		try (TestDatabase database = TestDatabase.create()) {
			prepare(database, rows);
			Path folder = Files.createTempDirectory("revisions");
			Migrations migrations = Migrations.on(database.dataSource())
				.locations("file:" + folder)
				.populators(() -> List
					.of(new TestBatches("item", List.of("id"), new BatchPace(size, size, Duration.ofDays(1), 1),
							(batch) -> batch.jdbc().sql(UPDATE + batch.condition()).update())))
				.build();
			long start = System.nanoTime();
			migrations.populations().run(PopulationChoice.DUE);
			long took = System.nanoTime() - start;
			Files.delete(folder);
			return took / 1_000_000;
		}
	}

	// Remembers how far it has come, in the transaction of each batch
	private static long byHand(int rows, int size) throws SQLException {
		try (TestDatabase database = TestDatabase.create()) {
			prepare(database, rows);
			long start = System.nanoTime();
			loop(database, rows, size);
			return (System.nanoTime() - start) / 1_000_000;
		}
	}

	private static void loop(TestDatabase database, int rows, int size) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			client.sql("CREATE TABLE progress AS SELECT 0::bigint AS upto").update();
			connection.setAutoCommit(false);
			long done = 0;
			while (done < rows) {
				long upto = client
					.sql("SELECT coalesce((SELECT id FROM item WHERE id > " + done + " ORDER BY id OFFSET " + (size - 1)
							+ " LIMIT 1), (SELECT max(id) FROM item))")
					.query(Long.class)
					.single();
				client.sql(UPDATE + "id > " + done + " AND id <= " + upto).update();
				client.sql("UPDATE progress SET upto = " + upto).update();
				connection.commit();
				done = upto;
			}
		}
	}

}
