package io.migrate.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import io.migrate.benchmark.CatalogLaboratory.Findings;

/**
 * Writes what was found about reading a catalog as a table in Markdown.
 */
final class CatalogReport {

	private static final double MILLI = 1e6;

	private static final double MEBI = 1024 * 1024;

	private static final double LIMIT = 2;

	private final Map<Integer, Findings> findings;

	private final PrintStream out;

	CatalogReport(Map<Integer, Findings> findings, PrintStream out) {
		this.findings = findings;
		this.out = out;
	}

	void print() {
		List<String> title = new ArrayList<>(List.of("reading the catalog, warm", "statements", "round trips"));
		this.findings.keySet()
			.forEach((tables) -> title
				.addAll(List.of(format("%,d tables: wall ms", tables), "client CPU ms", "allocated MiB")));
		this.out.println();
		row(title);
		this.out.println("|---" + "|--:".repeat(title.size() - 1) + "|");
		for (CatalogReader reader : CatalogReader.values()) {
			row(cells(reader));
		}
		this.out.println();
		row(List.of("goal for " + CatalogReader.MIGRATE.title(), "at most", "measured", "reached"));
		this.out.println("|---|--:|--:|:-:|");
		this.findings.forEach((tables, found) -> {
			double ratio = Math.round(ratio(found, CatalogReader.MIGRATE, Measurement::wallNanos) * 100) / 100.0;
			row(List.of(format("reading a catalog, wall by four bulk queries, %,d tables", tables),
					format("%.1f", LIMIT), format("%.2f", ratio), (ratio <= LIMIT) ? "yes" : "**no**"));
		});
	}

	private List<String> cells(CatalogReader reader) {
		List<String> cells = new ArrayList<>(List.of(reader.title()));
		this.findings.values().stream().limit(1).map((found) -> found.counts().get(reader)).forEach((count) -> {
			cells.add(format("%d", count.statements()));
			cells.add(format("%d", count.roundTrips()));
		});
		for (Findings found : this.findings.values()) {
			cells.add(time(found, reader, Measurement::wallNanos));
			cells.add(time(found, reader, Measurement::cpuNanos));
			cells.add(format("%.1f", median(found, reader, Measurement::allocatedBytes) / MEBI));
		}
		return cells;
	}

	private static String time(Findings found, CatalogReader reader, ToLongFunction<Measurement> figure) {
		return format("%.1f (%.2f)", median(found, reader, figure) / MILLI, ratio(found, reader, figure));
	}

	private static double median(Findings found, CatalogReader reader, ToLongFunction<Measurement> figure) {
		return Measurement.median(rounds(found, reader).stream().mapToDouble(figure::applyAsLong));
	}

	// The median of the ratios of all rounds
	private static double ratio(Findings found, CatalogReader reader, ToLongFunction<Measurement> figure) {
		List<Measurement> theirs = rounds(found, reader);
		List<Measurement> floor = rounds(found, CatalogReader.BARE);
		return Measurement.median(IntStream.range(0, theirs.size())
			.mapToDouble(
					(round) -> (double) figure.applyAsLong(theirs.get(round)) / figure.applyAsLong(floor.get(round))));
	}

	private static List<Measurement> rounds(Findings found, CatalogReader reader) {
		return found.measurements().getOrDefault(reader, List.of());
	}

	private void row(List<String> cells) {
		this.out.println("| " + String.join(" | ", cells) + " |");
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
