package io.migrate.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

import org.springframework.util.FileSystemUtils;

import io.migrate.Migrations;
import io.migrate.benchmark.Environment.Fsync;
import io.migrate.populate.PopulationChoice;

/**
 * Measures who brings rows of a file into a table, in turn, so that what disturbs the
 * machine disturbs all of them. Belongs to one thread.
 */
final class SeedLaboratory implements AutoCloseable {

	private static final String DATABASE = "seed";

	// Far less than the file
	private static final String SMALL_HEAP = "-Xmx32m";

	private final int rows;

	private final int fewRows;

	private final PrintStream progress;

	private final Path files = Files.createTempDirectory("benchmark");

	private final Server server = new Server(Fsync.OFF);

	private final Map<SeedTask, List<Measurement>> measurements = new EnumMap<>(SeedTask.class);

	/**
	 * Prepares for measurements.
	 * @param rows how many rows a file has
	 * @param fewRows how many rows it has for those who are slow
	 * @param progress told what is being done
	 */
	SeedLaboratory(int rows, int fewRows, PrintStream progress) throws IOException {
		this.rows = rows;
		this.fewRows = fewRows;
		this.progress = progress;
	}

	/**
	 * Runs all measurements.
	 * @param rounds how often
	 * @return what was found
	 */
	Findings run(int rounds) throws Exception {
		write("first", (id) -> false);
		write("unchanged", (id) -> false);
		write("tenth", (id) -> id % 10 == 0);
		// Those that have changed go back
		write("all", (id) -> id % 10 != 0);
		writeFew("few", false);
		writeFew("few-changed", true);
		for (int round = 1; round <= rounds; round++) {
			this.progress.println("Rows of files, round " + round + " of " + rounds);
			inDatabase(this::raw);
			inDatabase(this::migrate);
			inDatabase(this::liquibase);
		}
		Measurement[] small = new Measurement[1];
		inDatabase((dataSource) -> small[0] = inSmallHeap());
		return new Findings(this.rows, this.fewRows, Files.size(csv("first")), this.measurements, small[0]);
	}

	private void inDatabase(Use use) throws Exception {
		this.server.create(DATABASE);
		try {
			this.server.execute(DATABASE, SeedFile.CREATE);
			use.of(Child.dataSource(this.server.url(DATABASE)));
		}
		finally {
			this.server.drop(DATABASE);
		}
	}

	private void raw(DataSource dataSource) throws Exception {
		measure(SeedTask.RAW, this.rows, () -> {
			try (Connection connection = dataSource.getConnection();
					InputStream input = Files.newInputStream(csv("first"))) {
				input.skipNBytes(
						(SeedFile.header("first") + SeedFile.COLUMNS + "\n").getBytes(StandardCharsets.UTF_8).length);
				connection.unwrap(PGConnection.class)
					.getCopyAPI()
					.copyIn("COPY " + SeedFile.TABLE + " (" + SeedFile.COLUMNS + ") FROM stdin (FORMAT csv)", input);
			}
		});
	}

	private void migrate(DataSource dataSource) throws Exception {
		populate(SeedTask.EMPTY, dataSource, "first", this.rows);
		this.server.execute(DATABASE, "VACUUM ANALYZE " + SeedFile.TABLE);
		populate(SeedTask.UNCHANGED, dataSource, "unchanged", 0);
		populate(SeedTask.TENTH, dataSource, "tenth", this.rows / 10);
		this.server.execute(DATABASE, "VACUUM ANALYZE " + SeedFile.TABLE);
		populate(SeedTask.ALL, dataSource, "all", this.rows);
	}

	private void populate(SeedTask task, DataSource dataSource, String name, int expected) throws Exception {
		measure(task, this.rows, () -> {
			long hit = populate(dataSource, this.files.resolve(name));
			if (hit != expected) {
				throw new IllegalStateException(task + " touched " + hit + " rows, not " + expected);
			}
		});
	}

	static long populate(DataSource dataSource, Path folder) throws IOException {
		return Migrations.on(dataSource)
			.locations("file:" + Files.createDirectories(folder.resolveSibling("none")))
			.populations("file:" + folder)
			.build()
			.populations()
			.run(PopulationChoice.DUE)
			.done()
			.get(0)
			.rows();
	}

	private void liquibase(DataSource dataSource) throws Exception {
		Peer peer = Peers.LIQUIBASE.create();
		peer.upgrade(dataSource, this.files.resolve("few"));
		this.server.execute(DATABASE, "VACUUM ANALYZE " + SeedFile.TABLE);
		measure(SeedTask.LIQUIBASE, this.fewRows, () -> peer.upgrade(dataSource, this.files.resolve("few-changed")));
	}

	private void measure(SeedTask task, int expected, Measurement.Work work) throws Exception {
		this.server.execute("postgres", "CHECKPOINT");
		Measurement measurement = Measurement.of(work);
		check(task, expected);
		this.measurements.computeIfAbsent(task, (none) -> new ArrayList<>()).add(measurement);
		this.progress.printf("%-60s %,10.1f ms%n", task.title(), measurement.wallNanos() / 1e6);
	}

	private void check(SeedTask task, int expected) throws SQLException {
		try (Connection connection = this.server.connect(DATABASE);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT count(*) FROM " + SeedFile.TABLE)) {
			row.next();
			if (row.getInt(1) != expected) {
				throw new IllegalStateException(task + " left " + row.getInt(1) + " rows, not " + expected);
			}
		}
	}

	private Measurement inSmallHeap() throws IOException, InterruptedException, SQLException {
		this.progress.println("A JVM with " + SMALL_HEAP);
		Measurement measurement = SeedChild.start(SMALL_HEAP, this.server.url(DATABASE), this.files.resolve("first"));
		check(SeedTask.EMPTY, this.rows);
		return measurement;
	}

	private void write(String name, LongPredicate changed) throws IOException {
		SeedFile.write(csv(name), SeedFile.header(name), this.rows, changed);
	}

	private Path csv(String name) {
		return this.files.resolve(name).resolve("articles.csv");
	}

	private void writeFew(String name, boolean changed) throws IOException {
		SeedFile.write(csv(name), "", this.fewRows, (id) -> changed);
		Files.writeString(this.files.resolve(name).resolve("master.xml"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
						xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
					<changeSet id="%s" author="benchmark">
						<loadUpdateData file="articles.csv" tableName="%s" primaryKey="id">
							<column name="id" type="NUMERIC"/>
							<column name="code" type="STRING"/>
							<column name="name" type="STRING"/>
							<column name="price" type="NUMERIC"/>
							<column name="active" type="BOOLEAN"/>
							<column name="created" type="STRING"/>
							<column name="day" type="STRING"/>
							<column name="note" type="STRING"/>
						</loadUpdateData>
					</changeSet>
				</databaseChangeLog>
				""".formatted(name, SeedFile.TABLE));
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		FileSystemUtils.deleteRecursively(this.files);
	}

	/**
	 * What was found.
	 *
	 * @param rows how many rows a file has
	 * @param fewRows how many it has for those who are slow
	 * @param bytes how long the file is
	 * @param measurements one for each round
	 * @param small the same as {@link SeedTask#EMPTY} in a JVM with little memory
	 */
	record Findings(int rows, int fewRows, long bytes, Map<SeedTask, List<Measurement>> measurements,
			Measurement small) {

		int rows(SeedTask task) {
			return (task == SeedTask.LIQUIBASE) ? this.fewRows : this.rows;
		}

	}

	/** What is done in a database of its own. */
	private interface Use {

		void of(DataSource dataSource) throws Exception;

	}

}
