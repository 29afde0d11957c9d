package io.migrate.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param revisions how many are applied
 * @param rounds how often everything is measured
 * @param repeats warm calls in each round
 * @param counted how many revisions the counts of statements and round trips are made
 * with
 * @param crowds how often eight instances start at once
 * @param peers who is measured
 * @param delays milliseconds that each answer of the server takes longer
 * @param fsyncs whether commits reach the disk
 */
record Settings(int revisions, int rounds, int repeats, int counted, int crowds, List<Peers> peers,
		List<Integer> delays, List<Environment.Fsync> fsyncs) {

	/**
	 * Puts the floor first: everything is measured by it.
	 */
	Settings {
		peers = Stream.concat(Stream.of(Peers.JDBC), peers.stream()).distinct().toList();
	}

	List<Environment> environments() {
		return this.delays.stream()
			.flatMap((delay) -> this.fsyncs.stream().map((fsync) -> new Environment(delay, fsync)))
			.toList();
	}

	/**
	 * One environment for each delay: where nothing is written, fsync makes no
	 * difference.
	 */
	List<Environment> readOnly() {
		return this.delays.stream().map((delay) -> new Environment(delay, this.fsyncs.get(0))).toList();
	}

}
