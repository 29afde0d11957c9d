package io.migrate.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A JVM of its own for a measurement. The first call of a peer is measured cold, its
 * connections included. Further ones are measured warm, over open connections of a pool,
 * after as many that are not.
 */
final class Child {

	private static final int POOL = 4;

	private Child() {
	}

	/**
	 * Measures in this JVM.
	 * @param args peer, URL of the database, folder, number of warm calls
	 * @throws Exception if the peer fails
	 */
	public static void main(String[] args) throws Exception {
		silence();
		Peer peer = Peers.valueOf(args[0]).create();
		measure(peer, args[1], Path.of(args[2]), Integer.parseInt(args[3]), System.out);
	}

	// Liquibase does not log with SLF4J
	static void silence() {
		Logger.getLogger("").setLevel(Level.WARNING);
	}

	private static void measure(Peer peer, String url, Path folder, int repeats, PrintStream out) throws Exception {
		DataSource dataSource = dataSource(url);
		out.println(Measurement.of(() -> peer.upgrade(dataSource, folder)).toLine());
		if (repeats > 0) {
			// Else one round trip more for those who leave a connection idle for half a
			// second
			System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
			try (HikariDataSource pool = new HikariDataSource(pool(dataSource))) {
				for (int i = 0; i < repeats; i++) {
					peer.upgrade(pool, folder);
				}
				out.println(Measurement.of(repeats, () -> peer.upgrade(pool, folder)).toLine());
			}
		}
	}

	static DataSource dataSource(String url) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url);
		return dataSource;
	}

	private static HikariConfig pool(DataSource dataSource) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(dataSource);
		config.setMaximumPoolSize(POOL);
		return config;
	}

	/**
	 * Starts such a JVM and waits for it.
	 * @param peer who is measured
	 * @param url leads to the database
	 * @param folder the files of the peer
	 * @param repeats number of warm calls
	 * @return the cold measurement, and the warm one if there were such calls
	 */
	static List<Measurement> start(Peers peer, String url, Path folder, int repeats)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Child.class.getName(), peer.name(), url, folder.toString(),
				String.valueOf(repeats))
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IOException(peer + " failed:\n" + output);
			}
			return Measurement.parse(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
