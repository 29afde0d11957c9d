package io.migrate.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many instances that start at once on an empty database, beside one that is alone. In
 * one JVM, so that what is measured is the wait for each other and not the start of
 * processes.
 */
final class Crowd {

	static final int INSTANCES = 8;

	static final int REVISIONS = 50;

	private static final String DATABASE = "crowd";

	private final Server server;

	private final Peer peer;

	private final Path folder;

	/**
	 * Gathers instances.
	 * @param server where they meet
	 * @param peer what each of them is
	 * @param folder what each of them has to apply
	 */
	Crowd(Server server, Peer peer, Path folder) {
		this.server = server;
		this.peer = peer;
		this.folder = folder;
	}

	/**
	 * Runs them.
	 * @param runs how often
	 * @return what it cost; if an instance fails, this does
	 */
	Times run(int runs) throws Exception {
		List<Long> alone = new ArrayList<>();
		List<Long> together = new ArrayList<>();
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		try {
			for (int run = 0; run < runs; run++) {
				alone.add(start(threads, 1));
				together.add(start(threads, INSTANCES));
			}
		}
		finally {
			threads.shutdownNow();
		}
		return new Times(runs, median(alone), median(together));
	}

	private long start(ExecutorService threads, int instances) throws Exception {
		this.server.create(DATABASE);
		try {
			long start = System.nanoTime();
			for (Future<?> instance : threads.invokeAll(Collections.nCopies(instances, () -> {
				this.peer.upgrade(Child.dataSource(this.server.url(DATABASE)), this.folder);
				return null;
			}))) {
				instance.get();
			}
			long took = System.nanoTime() - start;
			check();
			return took;
		}
		finally {
			this.server.drop(DATABASE);
		}
	}

	private void check() throws SQLException {
		try (Connection connection = this.server.connect(DATABASE)) {
			Outcome.check(connection, this.peer, REVISIONS);
		}
	}

	private static double median(List<Long> nanos) {
		return Measurement.median(nanos.stream().mapToDouble(Long::doubleValue));
	}

	/**
	 * How long it took until the last one was ready.
	 *
	 * @param runs how often it was measured, and all instances succeeded
	 * @param alone nanoseconds of one instance
	 * @param together nanoseconds of all
	 */
	record Times(int runs, double alone, double together) {

		double ratio() {
			return this.together / this.alone;
		}

	}

}
