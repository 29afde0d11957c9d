package io.migrate;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.sun.management.ThreadMXBean;
import io.migrate.base.Checksum;
import io.migrate.graph.Target;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Prints what it costs to find 1,000 small revisions up to date, beside a loop that reads
 * and hashes the same files and asks one question: in a JVM that is warm, and in ones
 * that have just begun. Run it by hand; it is no test.
 */
final class UpToDateBenchmark {

	private static final int REVISIONS = 1000;

	private static final int ROUNDS = 300;

	private static final int CHILDREN = 15;

	private static final double MEBIBYTE = 1024 * 1024;

	private UpToDateBenchmark() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		RevisionFolder folder = new RevisionFolder(Files.createTempDirectory("revisions"));
		for (int i = 0; i < REVISIONS; i++) {
			folder.table("t%04d".formatted(i), (i == 0) ? "" : "t%04d".formatted(i - 1));
		}
		try (PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true);
				TestDatabase database = TestDatabase.create()) {
			Subject subject = new Subject(database.url(), database.user(), database.password(), folder.path());
			SingleConnectionDataSource connection = subject.connect();
			Measure apply = Measure.of(() -> subject.upgrade(connection));
			out.printf("apply: %.0f ms, %.0f MiB%n", apply.millis(), apply.mebibytes());
			printWarm(out, subject, connection);
			connection.destroy();
			printCold(out, subject);
		}
	}

	private static void printWarm(PrintWriter out, Subject subject, SingleConnectionDataSource connection) {
		List<Measure> ours = new ArrayList<>();
		List<Measure> loop = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			ours.add(Measure.of(() -> subject.upgrade(connection)));
			loop.add(Measure.of(() -> subject.loop(connection)));
		}
		print(out, "warm", ours.subList(ROUNDS / 2, ROUNDS), loop.subList(ROUNDS / 2, ROUNDS));
	}

	private static void printCold(PrintWriter out, Subject subject) throws IOException, InterruptedException {
		List<Measure> ours = new ArrayList<>();
		List<Measure> loop = new ArrayList<>();
		for (int child = 0; child < CHILDREN; child++) {
			ours.add(subject.inFreshJvm("upgrade"));
			loop.add(subject.inFreshJvm("loop"));
		}
		print(out, "cold", ours, loop);
	}

	private static void print(PrintWriter out, String title, List<Measure> ours, List<Measure> loop) {
		Measure one = Measure.median(ours);
		Measure other = Measure.median(loop);
		out.printf("%s: up to date %.1f ms, plain loop %.1f ms (%.2f times); %.1f MiB, plain loop %.1f MiB%n", title,
				one.millis(), other.millis(), one.millis() / other.millis(), one.mebibytes(), other.mebibytes());
	}

	/**
	 * What a child process runs: one call, measured from its first line.
	 */
	static final class Child {

		private Child() {
		}

		public static void main(String[] args) throws IOException {
			Subject subject = new Subject(args[0], args[1], args[2], Path.of(args[3]));
			Measure measure = Measure.of(() -> {
				if (args[4].equals("loop")) {
					subject.loopInFreshJvm();
				}
				else {
					subject.upgrade(new DriverManagerDataSource(args[0], args[1], args[2]));
				}
			});
			Files.writeString(Path.of(args[5]), measure.millis() + " " + measure.mebibytes());
		}

	}

	/**
	 * What one call costs.
	 *
	 * @param millis how long it took
	 * @param mebibytes how much it allocated
	 */
	private record Measure(double millis, double mebibytes) {

		static Measure of(Runnable work) {
			ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
			long allocated = threads.getCurrentThreadAllocatedBytes();
			long start = System.nanoTime();
			work.run();
			long end = System.nanoTime();
			return new Measure((end - start) / 1e6, (threads.getCurrentThreadAllocatedBytes() - allocated) / MEBIBYTE);
		}

		static Measure median(List<Measure> all) {
			return new Measure(
					all.stream().mapToDouble(Measure::millis).sorted().skip(all.size() / 2).findFirst().orElseThrow(),
					all.stream()
						.mapToDouble(Measure::mebibytes)
						.sorted()
						.skip(all.size() / 2)
						.findFirst()
						.orElseThrow());
		}

	}

	/**
	 * What is measured.
	 */
	private record Subject(String url, String user, String password, Path folder) {

		private static final Predicate<String> NEEDED = Pattern
			.compile("classes$|spring-|slf4j-api|commons-logging|jspecify|postgresql-\\d")
			.asPredicate();

		SingleConnectionDataSource connect() {
			return new SingleConnectionDataSource(this.url, this.user, this.password, true);
		}

		void upgrade(DataSource dataSource) {
			Migrations.on(dataSource).locations("file:" + this.folder).build().upgrade(Target.HEAD);
		}

		void loopInFreshJvm() {
			try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password)) {
				loop(connection);
			}
			catch (SQLException | IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void loop(SingleConnectionDataSource dataSource) {
			try (Connection connection = dataSource.getConnection()) {
				loop(connection);
			}
			catch (SQLException | IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private void loop(Connection connection) throws SQLException, IOException {
			MessageDigest digest = Checksum.digest();
			Map<String, byte[]> checksums = new HashMap<>();
			try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder)) {
				for (Path file : files) {
					checksums.put(String.valueOf(file.getFileName()), digest.digest(Files.readAllBytes(file)));
				}
			}
			Map<String, String> applied = new HashMap<>();
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("SELECT id, checksum FROM migrate_revision")) {
				while (rows.next()) {
					applied.put(rows.getString(1), rows.getString(2));
				}
			}
			if (applied.size() != checksums.size()) {
				throw new IllegalStateException("Not up to date");
			}
		}

		Measure inFreshJvm(String what) throws IOException, InterruptedException {
			String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
				.filter(NEEDED)
				.collect(Collectors.joining(File.pathSeparator));
			Path result = Files.createTempFile("cold", ".txt");
			Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
					classPath, Child.class.getName(), this.url, this.user, this.password, this.folder.toString(), what,
					result.toString())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException("The child failed");
			}
			String[] figures = Files.readString(result).split(" ");
			Files.delete(result);
			return new Measure(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
		}

	}

}
