package io.migrate.boot.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.boot.actuate.BatchProgressDescriptor;
import io.migrate.boot.actuate.PopulationDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Populations, and how far each has come.
 *
 * @param populations the populations
 * @param anchor of their database
 */
record PopulationTable(List<PopulationDescriptor> populations, String anchor) {

	private static final int MAX_ROWS = 500;

	private static final int PERCENT = 100;

	private static final List<String> COLUMNS = List.of("Population", "State", "Last run", "Rows");

	void write(Html html) {
		if (this.populations.isEmpty()) {
			return;
		}
		html.element("h3", "Populations", "id", this.anchor + "-populations").line();
		if (this.populations.size() > MAX_ROWS) {
			html.element("p", "The first " + MAX_ROWS + " of " + this.populations.size() + " are shown.", "class",
					"note");
		}
		html.open("table", "aria-labelledby", this.anchor + "-populations").open("thead").open("tr");
		COLUMNS.forEach((column) -> html.element("th", column, "scope", "col"));
		html.close().close().line().open("tbody", "align", "left").line();
		this.populations.stream().limit(MAX_ROWS).forEach((population) -> row(html, population));
		html.close().close().line();
	}

	private static void row(Html html, PopulationDescriptor population) {
		html.open("tr").open("th", "scope", "row");
		String name = (population.getName() != null) ? population.getName() : "All of them";
		html.foreign(name);
		html.text(" ").open("small").text(particulars(population)).close();
		html.close().line();
		state(html, population, name);
		html.line().open("td");
		Instant lastRun = population.getLastRun();
		Long took = population.getDurationMs();
		if (lastRun != null && took != null) {
			Words.time(html, lastRun);
			html.text(" ").element("small", "in " + Words.duration(took));
		}
		html.close().line();
		Long rows = population.getRows();
		html.element("td", (rows != null) ? Words.count(rows, "row", "rows") : "").close().line();
		String error = population.getError();
		if (error != null) {
			JournalTable.reason(html, error, COLUMNS.size());
		}
	}

	private static String particulars(PopulationDescriptor population) {
		return Stream.of(population.getKind(), population.getMode(), after(population.getAfter()))
			.filter((part) -> part != null)
			.collect(Collectors.joining(" · "));
	}

	private static @Nullable String after(@Nullable String target) {
		return (target != null) ? "after " + target : null;
	}

	private static void state(Html html, PopulationDescriptor population, String name) {
		Sign sign = sign(population.getState());
		html.open("td", "class", sign.style());
		sign.icon(html);
		html.text(word(population.getState()));
		String reason = population.getReason();
		if (reason != null) {
			html.text(" ").open("small").foreign(Words.brief(reason)).close();
		}
		BatchProgressDescriptor progress = population.getProgress();
		if (progress != null) {
			progress(html, progress, name);
		}
		html.close();
	}

	private static void progress(Html html, BatchProgressDescriptor progress, String name) {
		Double fraction = progress.getFraction();
		String text = Words.count(progress.getPassedRows(), "row", "rows") + " in "
				+ Words.count(progress.getBatches(), "batch", "batches");
		if (fraction != null) {
			String percent = (int) (fraction * PERCENT) + " %";
			html.open("progress", "value", fraction.toString(), "max", "1", "aria-label", "Progress of " + name)
				.text(percent)
				.close();
			text = percent + ", " + text;
		}
		html.text(" ").element("small", text);
	}

	private static Sign sign(String state) {
		return switch (state) {
			case "DONE" -> Sign.APPLIED;
			case "DUE", "WAITING" -> Sign.PENDING;
			case "PARTIAL", "PAUSED" -> Sign.PARTIAL;
			case "FAILED", "INVALID" -> Sign.FAILED;
			case "UNKNOWN" -> Sign.UNKNOWN;
			default -> Sign.UNREAD;
		};
	}

	private static String word(String state) {
		return switch (state) {
			case "PARTIAL" -> Sign.PARTIAL.word();
			case "UNKNOWN" -> Sign.UNKNOWN.word();
			case "INVALID" -> "Malformed";
			default -> state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
		};
	}

}
