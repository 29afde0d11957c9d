package io.migrate.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.migrate.benchmark.BatchLaboratory.Findings;

/**
 * Writes what was found about rows in batches as a table in Markdown.
 */
final class BatchReport {

	private static final double MILLI = 1e6;

	private static final double MICRO = 1e3;

	private static final double MEBI = 1024 * 1024;

	private static final double LIMIT = 1.3;

	private final Findings findings;

	private final PrintStream out;

	BatchReport(Findings findings, PrintStream out) {
		this.findings = findings;
		this.out = out;
	}

	void print() {
		this.out.println();
		this.out.println(format("Rows: %,d, in batches of %,d", this.findings.rows(), this.findings.size()));
		this.out.println();
		row(List.of("rows in batches", "wall ms", "from", "to", "µs per row", "client CPU ms", "allocated MiB"));
		this.out.println("|---" + "|--:".repeat(6) + "|");
		this.findings.measurements().keySet().forEach((task) -> row(cells(task)));
		this.out.println();
		row(List.of("goal", "at most", "measured", "lowest", "highest", "reached"));
		this.out.println("|---|--:|--:|--:|--:|:-:|");
		goal();
	}

	private List<String> cells(BatchTask task) {
		double wall = median(task, Measurement::wallNanos);
		return List.of(task.title(), format("%,.0f", wall / MILLI),
				format("%,.0f", figures(task, Measurement::wallNanos).min().orElse(0) / MILLI),
				format("%,.0f", figures(task, Measurement::wallNanos).max().orElse(0) / MILLI),
				format("%.2f", wall / MICRO / this.findings.rows()),
				format("%,.0f", median(task, Measurement::cpuNanos) / MILLI),
				format("%.1f", median(task, Measurement::allocatedBytes) / MEBI));
	}

	// Of the ratios of all rounds
	private void goal() {
		double[] hand = figures(BatchTask.HAND, Measurement::wallNanos).toArray();
		double[] ours = figures(BatchTask.MIGRATE, Measurement::wallNanos).toArray();
		double[] ratios = IntStream.range(0, ours.length).mapToDouble((round) -> ours[round] / hand[round]).toArray();
		double measured = Math.round(Measurement.median(DoubleStream.of(ratios)) * 100) / 100.0;
		row(List.of("back-fill in batches, as fast as a loop by hand", format("%.1f", LIMIT), format("%.2f", measured),
				format("%.2f", DoubleStream.of(ratios).min().orElse(0)),
				format("%.2f", DoubleStream.of(ratios).max().orElse(0)), (measured <= LIMIT) ? "yes" : "**no**"));
	}

	private double median(BatchTask task, ToLongFunction<Measurement> figure) {
		return Measurement.median(figures(task, figure));
	}

	private DoubleStream figures(BatchTask task, ToLongFunction<Measurement> figure) {
		return this.findings.measurements().getOrDefault(task, List.of()).stream().mapToDouble(figure::applyAsLong);
	}

	private void row(List<String> cells) {
		this.out.println("| " + String.join(" | ", cells) + " |");
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
