package io.migrate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

import io.migrate.base.Checksum;
import io.migrate.graph.Target;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Prints what it costs to apply 1,000 small revisions and to find them up to date, beside
 * a loop that reads and hashes the same files and asks one question. Run it by hand; it
 * is no test.
 */
final class UpToDateBenchmark {

	private static final int REVISIONS = 1000;

	private static final int ROUNDS = 40;

	private UpToDateBenchmark() {
	}

	public static void main(String[] args) throws IOException {
		RevisionFolder folder = new RevisionFolder(Files.createTempDirectory("revisions"));
		for (int i = 0; i < REVISIONS; i++) {
			folder.table("t%04d".formatted(i), (i == 0) ? "" : "t%04d".formatted(i - 1));
		}
		try (PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true);
				TestDatabase database = TestDatabase.create()) {
			SingleConnectionDataSource connection = new SingleConnectionDataSource(database.url(), database.user(),
					database.password(), true);
			out.printf("apply: %d ms%n", millis(() -> upgrade(connection, folder)));
			for (int round = 0; round < ROUNDS; round++) {
				long ours = millis(() -> upgrade(connection, folder));
				long loop = millis(() -> loop(connection, folder.path()));
				out.printf("up to date: %d ms, plain loop: %d ms%n", ours, loop);
			}
			connection.destroy();
		}
	}

	private static long millis(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1_000_000;
	}

	private static void upgrade(SingleConnectionDataSource connection, RevisionFolder folder) {
		Migrations.on(connection).locations(folder.location()).build().upgrade(Target.HEAD);
	}

	private static void loop(SingleConnectionDataSource connection, Path folder) {
		MessageDigest digest = Checksum.digest();
		Map<String, Checksum> checksums = new HashMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				digest.update(Files.readAllBytes(file));
				checksums.put(String.valueOf(file.getFileName()), Checksum.of(digest));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		JdbcClient.create(connection).sql("SELECT id, checksum FROM migrate_revision").query().listOfRows();
	}

}
