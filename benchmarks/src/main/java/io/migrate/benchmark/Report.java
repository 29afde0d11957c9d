package io.migrate.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.benchmark.Results.Task;

/**
 * Writes results as tables in Markdown.
 */
final class Report {

	private static final double MILLI = 1e6;

	private static final double MEBI = 1024 * 1024;

	private final Settings settings;

	private final Results results;

	private final PrintStream out;

	Report(Settings settings, Results results, PrintStream out) {
		this.settings = settings;
		this.results = results;
		this.out = out;
	}

	void print() {
		this.out.println(format(
				"Revisions: %,d, rounds: %d, JDK %s, %d processors. The slowest round of a figure took up"
						+ " to %.1f times the fastest.",
				this.settings.revisions(), this.settings.rounds(), System.getProperty("java.version"),
				Runtime.getRuntime().availableProcessors(), this.results.noise()));
		table("on the wire",
				List.of("statements per revision", "and once", "round trips per revision", "and once",
						"up to date: statements", "round trips", "connections"),
				(peer) -> counts(this.results.counts(peer)));
		List<Column> applying = columns(this.settings.environments(), Task.APPLY);
		List<Column> upToDate = columns(this.settings.readOnly(), Task.COLD, Task.WARM);
		times("wall ms", applying, Measurement::wallNanos);
		times("client CPU ms", applying, Measurement::cpuNanos);
		times("wall ms", upToDate, Measurement::wallNanos);
		times("client CPU ms", upToDate, Measurement::cpuNanos);
		List<Column> allocating = columns(this.settings.readOnly().subList(0, 1), Task.COLD, Task.WARM);
		table("allocated MiB", titles(allocating),
				(peer) -> allocating.stream().map((column) -> format("%,.1f", allocated(column, peer))).toList());
		if (this.settings.peers().contains(Peers.MIGRATE)) {
			goals(applying, upToDate, allocating);
		}
	}

	private static List<String> counts(Counts counts) {
		return List.of(format("%.2f", counts.statementsPerRevision()), format("%.0f", counts.statementsOnce()),
				format("%.2f", counts.roundTripsPerRevision()), format("%.0f", counts.roundTripsOnce()),
				format("%d", counts.upToDate().statements()), format("%d", counts.upToDate().roundTrips()),
				format("%d", counts.upToDate().connections()));
	}

	private void times(String title, List<Column> columns, ToLongFunction<Measurement> figure) {
		table(title, titles(columns), (peer) -> columns.stream().map((column) -> {
			double millis = this.results.median(column.task(), column.environment(), peer, figure) / MILLI;
			return format((millis < 100) ? "%.1f (%.2f)" : "%,.0f (%.2f)", millis, ratio(column, peer, figure));
		}).toList());
	}

	private double ratio(Column column, Peers peer, ToLongFunction<Measurement> figure) {
		return this.results.ratio(column.task(), column.environment(), peer, figure);
	}

	private double allocated(Column column, Peers peer) {
		return this.results.median(column.task(), column.environment(), peer, Measurement::allocatedBytes) / MEBI;
	}

	private void goals(List<Column> applying, List<Column> upToDate, List<Column> allocating) {
		Counts counts = this.results.counts(Peers.MIGRATE);
		this.out.println();
		row(List.of("goal for " + Peers.MIGRATE.title(), "at most", "measured", "reached"));
		this.out.println("|---|--:|--:|:-:|");
		goal("statements per revision beside the user's", 3, counts.statementsPerRevision() - counts.usersStatements());
		goal("round trips per revision", 1.1, counts.roundTripsPerRevision());
		applying.forEach((column) -> goal("client CPU by plain JDBC's: " + column.title(), 1.5,
				ratio(column, Peers.MIGRATE, Measurement::cpuNanos)));
		applying.forEach((column) -> goal("wall by plain JDBC's: " + column.title(), 1.3,
				ratio(column, Peers.MIGRATE, Measurement::wallNanos)));
		upToDate.forEach((column) -> goal("wall by plain JDBC's: " + column.title(),
				(column.task() == Task.WARM) ? 1.5 : 1.3, ratio(column, Peers.MIGRATE, Measurement::wallNanos)));
		Crowd.Times crowd = this.results.crowd();
		if (crowd != null) {
			goal(format(
					"%d instances at once on an empty database, %d revisions, by one alone (%d of %d runs succeeded)",
					Crowd.INSTANCES, Crowd.REVISIONS, crowd.runs(), crowd.runs()), 1.6, crowd.ratio());
		}
		allocating.stream()
			.filter((column) -> column.task() == Task.WARM)
			.forEach((column) -> goal("allocated MiB: " + column.title(), 4, allocated(column, Peers.MIGRATE)));
	}

	private void goal(String what, double limit, double measured) {
		// What is printed is what is judged
		double rounded = Math.round(measured * 100) / 100.0;
		row(List.of(what, format("%.1f", limit), format("%.2f", rounded), (rounded <= limit) ? "yes" : "**no**"));
	}

	private void table(String title, List<String> columns, Function<Peers, List<String>> cells) {
		this.out.println();
		row(Stream.concat(Stream.of(title), columns.stream()).toList());
		this.out.println("|---" + "|--:".repeat(columns.size()) + "|");
		for (Peers peer : this.settings.peers()) {
			row(Stream.concat(Stream.of(peer.title()), cells.apply(peer).stream()).toList());
		}
	}

	private void row(List<String> cells) {
		this.out.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

	private static List<Column> columns(List<Environment> environments, Task... tasks) {
		return environments.stream()
			.flatMap((environment) -> Stream.of(tasks).map((task) -> new Column(task, environment)))
			.toList();
	}

	private static List<String> titles(List<Column> columns) {
		return columns.stream().map(Column::title).toList();
	}

	private record Column(Task task, Environment environment) {

		String title() {
			return this.task.title() + ", "
					+ ((this.task == Task.APPLY) ? this.environment.toString() : this.environment.delay() + " ms");
		}

	}

}
