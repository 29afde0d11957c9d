package io.migrate.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.migrate.benchmark.SeedLaboratory.Findings;

/**
 * Writes what was found about rows of files as a table in Markdown.
 */
final class SeedReport {

	private static final double MILLI = 1e6;

	private static final double MICRO = 1e3;

	private static final double MEBI = 1024 * 1024;

	private final Findings findings;

	private final PrintStream out;

	SeedReport(Findings findings, PrintStream out) {
		this.findings = findings;
		this.out = out;
	}

	void print() {
		this.out.println();
		this.out
			.println(format("Rows: %,d, of 8 columns, %.0f MiB", this.findings.rows(), this.findings.bytes() / MEBI));
		this.out.println();
		row(List.of("rows of a file", "rows", "wall ms", "from", "to", "µs per row", "client CPU ms", "allocated MiB"));
		this.out.println("|---" + "|--:".repeat(7) + "|");
		this.findings.measurements().keySet().forEach((task) -> row(cells(task)));
		row(List.of("Migrate, empty table, a new JVM with 32 MiB", format("%,d", this.findings.rows()),
				format("%,.0f", this.findings.small().wallNanos() / MILLI), "", "", "",
				format("%,.0f", this.findings.small().cpuNanos() / MILLI),
				format("%.1f", this.findings.small().allocatedBytes() / MEBI)));
		this.out.println();
		row(List.of("goal", "at least", "measured", "lowest", "highest", "reached"));
		this.out.println("|---|--:|--:|--:|--:|:-:|");
		goal("empty table, as fast as CopyManager alone", 0.8, SeedTask.RAW, SeedTask.EMPTY);
		goal("full table, a tenth changed, as fast per row as loadUpdateData", 5, SeedTask.LIQUIBASE, SeedTask.TENTH);
		goal("full table, all changed, as fast per row as loadUpdateData", 5, SeedTask.LIQUIBASE, SeedTask.ALL);
	}

	private List<String> cells(SeedTask task) {
		double wall = Measurement.median(walls(task));
		return List.of(task.title(), format("%,d", this.findings.rows(task)), format("%,.0f", wall / MILLI),
				format("%,.0f", walls(task).min().orElse(0) / MILLI),
				format("%,.0f", walls(task).max().orElse(0) / MILLI),
				format("%.2f", wall / MICRO / this.findings.rows(task)),
				format("%,.0f", median(task, Measurement::cpuNanos) / MILLI),
				format("%.1f", median(task, Measurement::allocatedBytes) / MEBI));
	}

	private DoubleStream walls(SeedTask task) {
		return rounds(task).stream().mapToDouble(Measurement::wallNanos);
	}

	private double median(SeedTask task, ToLongFunction<Measurement> figure) {
		return Measurement.median(rounds(task).stream().mapToDouble(figure::applyAsLong));
	}

	// Of the ratios of all rounds
	private void goal(String what, double limit, SeedTask by, SeedTask task) {
		double[] ratios = IntStream.range(0, rounds(task).size())
			.mapToDouble((round) -> perRow(by, round) / perRow(task, round))
			.toArray();
		double measured = Math.round(Measurement.median(DoubleStream.of(ratios)) * 100) / 100.0;
		row(List.of(what, format("%.1f", limit), format("%.2f", measured),
				format("%.2f", DoubleStream.of(ratios).min().orElse(0)),
				format("%.2f", DoubleStream.of(ratios).max().orElse(0)), (measured >= limit) ? "yes" : "**no**"));
	}

	private double perRow(SeedTask task, int round) {
		return (double) rounds(task).get(round).wallNanos() / this.findings.rows(task);
	}

	private List<Measurement> rounds(SeedTask task) {
		return this.findings.measurements().getOrDefault(task, List.of());
	}

	private void row(List<String> cells) {
		this.out.println("| " + String.join(" | ", cells) + " |");
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
