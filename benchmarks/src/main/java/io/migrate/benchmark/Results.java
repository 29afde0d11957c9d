package io.migrate.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What was measured so far: for each task, environment and peer one measurement of each
 * round. Not thread-safe.
 */
final class Results {

	private final Map<Key, List<Measurement>> measurements = new HashMap<>();

	private final Map<Peers, Counts> counts = new EnumMap<>(Peers.class);

	private Crowd.@Nullable Times crowd;

	void add(Crowd.Times times) {
		this.crowd = times;
	}

	Crowd.@Nullable Times crowd() {
		return this.crowd;
	}

	void add(Task task, Environment environment, Peers peer, Measurement measurement) {
		this.measurements.computeIfAbsent(new Key(task, environment, peer), (key) -> new ArrayList<>())
			.add(measurement);
	}

	void add(Peers peer, Counts counted) {
		this.counts.put(peer, counted);
	}

	Counts counts(Peers peer) {
		Counts counted = this.counts.get(peer);
		if (counted == null) {
			throw new IllegalStateException(peer + " was not counted");
		}
		return counted;
	}

	double median(Task task, Environment environment, Peers peer, ToLongFunction<Measurement> figure) {
		return Measurement.median(rounds(task, environment, peer).stream().mapToDouble(figure::applyAsLong));
	}

	/**
	 * How much more than the floor somebody takes: the median of the ratios of all
	 * rounds.
	 */
	double ratio(Task task, Environment environment, Peers peer, ToLongFunction<Measurement> figure) {
		List<Measurement> ours = rounds(task, environment, peer);
		List<Measurement> floor = rounds(task, environment, Peers.JDBC);
		return Measurement.median(IntStream.range(0, ours.size())
			.mapToDouble(
					(round) -> (double) figure.applyAsLong(ours.get(round)) / figure.applyAsLong(floor.get(round))));
	}

	/**
	 * How noisy it was: the largest of all ratios of the slowest to the fastest round.
	 */
	double noise() {
		return this.measurements.values()
			.stream()
			.map((rounds) -> rounds.stream().mapToLong(Measurement::wallNanos).summaryStatistics())
			.mapToDouble((walls) -> (double) walls.getMax() / walls.getMin())
			.max()
			.orElse(1);
	}

	private List<Measurement> rounds(Task task, Environment environment, Peers peer) {
		return this.measurements.getOrDefault(new Key(task, environment, peer), List.of());
	}

	/**
	 * What is measured.
	 */
	enum Task {

		/** All revisions are applied to an empty database, in a new JVM. */
		APPLY("applying"),

		/** All are found applied, in a new JVM. */
		COLD("up to date, cold"),

		/** All are found applied, in a JVM that has done so before. */
		WARM("up to date, warm");

		private final String title;

		Task(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

	}

	private record Key(Task task, Environment environment, Peers peer) {

	}

}
