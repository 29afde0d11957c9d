package io.migrate.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.migrate.benchmark.Environment.Fsync;

/**
 * Measures a back-fill in batches beside a loop that is written by hand, each in a
 * database of its own. Belongs to one thread.
 */
final class BatchLaboratory implements AutoCloseable {

	private static final String DATABASE = "batch";

	private final int rows;

	private final int size;

	private final PrintStream progress;

	private final Path folder = Files.createTempDirectory("benchmark");

	private final Server server = new Server(Fsync.OFF);

	private final Map<BatchTask, List<Measurement>> measurements = new EnumMap<>(BatchTask.class);

	/**
	 * Prepares for measurements.
	 * @param rows how many rows the table has
	 * @param size how many rows a batch has
	 * @param progress told what is being done
	 */
	BatchLaboratory(int rows, int size, PrintStream progress) throws IOException {
		this.rows = rows;
		this.size = size;
		this.progress = progress;
	}

	/**
	 * Runs all measurements.
	 * @param rounds how often
	 * @return what was found
	 */
	Findings run(int rounds) throws Exception {
		List<BatchTask> order = new ArrayList<>(List.of(BatchTask.values()));
		for (int round = 1; round <= rounds; round++) {
			this.progress.println("Rows in batches, round " + round + " of " + rounds);
			// Who is first changes; the start of the JVM is not to the charge of the loop
			Collections.reverse(order);
			for (BatchTask task : order) {
				measure(task);
			}
		}
		return new Findings(this.rows, this.size, this.measurements);
	}

	private void measure(BatchTask task) throws Exception {
		this.server.create(DATABASE);
		try {
			this.server.execute(DATABASE, BatchItems.create(this.rows));
			this.server.execute(DATABASE, "CHECKPOINT");
			DataSource dataSource = Child.dataSource(this.server.url(DATABASE));
			int[] batches = new int[1];
			Measurement measurement = Measurement.of(() -> batches[0] = run(task, dataSource));
			check(task, batches[0]);
			this.measurements.computeIfAbsent(task, (none) -> new ArrayList<>()).add(measurement);
			this.progress.printf("%-60s %,10.1f ms%n", task.title(), measurement.wallNanos() / 1e6);
		}
		finally {
			this.server.drop(DATABASE);
		}
	}

	private int run(BatchTask task, DataSource dataSource) throws SQLException {
		return switch (task) {
			case HAND -> BatchLoop.run(dataSource, this.size);
			case MIGRATE -> BatchItems.run(dataSource, this.folder, this.size);
		};
	}

	private void check(BatchTask task, int batches) throws SQLException {
		try (Connection connection = this.server.connect(DATABASE);
				Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT count(*) FROM " + BatchItems.TABLE + " WHERE touched = 1")) {
			row.next();
			int expected = (this.rows + this.size - 1) / this.size;
			if (row.getInt(1) != this.rows || batches != expected) {
				throw new IllegalStateException(task + " touched " + row.getInt(1) + " rows once in " + batches
						+ " batches, not " + this.rows + " in " + expected);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		Files.delete(this.folder);
	}

	/**
	 * What was found.
	 *
	 * @param rows how many rows the table has
	 * @param size how many rows a batch has
	 * @param measurements one for each round
	 */
	record Findings(int rows, int size, Map<BatchTask, List<Measurement>> measurements) {

	}

}
