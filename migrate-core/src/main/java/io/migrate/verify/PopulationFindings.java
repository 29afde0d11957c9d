package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.migrate.populate.CsvRows;
import io.migrate.populate.PopulationStatus;
import io.migrate.populate.RowDifference;
import io.migrate.verify.Finding.Kind;

/**
 * Which populations and definitions are not as the code has them.
 */
public final class PopulationFindings {

	private PopulationFindings() {
	}

	/**
	 * Finds populations. One that waits for a revision is as it should be.
	 * @param populations where they stand
	 * @return a finding for each
	 */
	public static List<Finding> of(List<PopulationStatus> populations) {
		return populations.stream().flatMap(PopulationFindings::of).toList();
	}

	private static Stream<Finding> of(PopulationStatus status) {
		return switch (status.state()) {
			case DUE -> Stream.of(finding(status, (status.last() == null) ? "never run" : "changed",
					"'migrate populate' runs it, and so does the next start."));
			case FAILED -> Stream.of(finding(status, "failed",
					"Correct it, or the rows that it met; 'migrate populate' runs it again, and so does the next start."));
			case PARTIAL -> Stream.of(finding(status, "half-way", "'migrate populate' goes on where it stopped."));
			case PAUSED -> Stream
				.of(finding(status, "paused", "'migrate populate --resume " + status.name() + "' lets it go on."));
			case UNKNOWN -> Stream
				.of(finding(status, "unknown", "Bring back what it was, or leave it: its rows stay as they are."));
			case DONE, WAITING, INACTIVE -> Stream.empty();
		};
	}

	private static Finding finding(PopulationStatus status, String fault, String action) {
		List<String> details = new ArrayList<>();
		if (status.reason() != null) {
			details.add(status.reason());
		}
		return new Finding(Kind.POPULATION, fault.toLowerCase(Locale.ROOT), "population " + status.name(), details,
				action);
	}

	/**
	 * Finds rows.
	 * @param rows rows that a population has brought, and that are not as it brought them
	 * @return the finding
	 */
	public static Finding ofRows(RowDifference rows) {
		String name = rows.population().header().name();
		CsvRows target = rows.population().rows();
		String many = rows.count() + " of its rows " + ((rows.count() == 1) ? "is " : "are ");
		return new Finding(Kind.POPULATION, rows.missing() ? "rows missing" : "rows changed", "population " + name,
				List.of(many + (rows.missing() ? "not in " : "otherwise in ") + target.table() + ", such as "
						+ String.join(", ", target.key()) + " = " + rows.key()),
				"'migrate populate --force " + name + "' brings them back; a file with 'Mode: once' lets them be.");
	}

	/**
	 * Finds definitions.
	 * @param due the names of those that the next upgrade makes
	 * @return a finding for each
	 */
	public static List<Finding> ofDefinitions(List<String> due) {
		return due.stream()
			.map((name) -> new Finding(Kind.POPULATION, "due", "definition " + name, List.of(),
					"It is new, was changed, or something of it is gone: 'migrate upgrade' makes it."))
			.toList();
	}

}
