package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.migrate.verify.RoundTrip;
import io.migrate.verify.RoundTrip.Outcome;
import io.migrate.verify.RoundTrips;

/**
 * Says how revisions went up, down, and up again.
 */
final class RoundTripReport {

	private static final String INDENT = "    ";

	private final CommandContext context;

	RoundTripReport(CommandContext context) {
		this.context = context;
	}

	/**
	 * Says it.
	 * @param trips what came of each revision
	 * @param format for whom
	 */
	void print(RoundTrips trips, OutputFormat format) {
		if (format == OutputFormat.JSON) {
			this.context.printJson(json(trips));
		}
		else {
			trips.trips().forEach(this::print);
			list("Irreversible", trips.irreversible().stream().map(RoundTripReport::reason).toList());
			list("Not filled with rows", trips.unfilled());
			this.context.shell().error().println(summary(trips));
		}
	}

	private void print(RoundTrip trip) {
		this.context.print(mark(trip.outcome()) + "  " + Style.ID.on(trip.id().value(), this.context.terminal()) + "  "
				+ trip.message());
		trip.faults().forEach((fault) -> printIndented(fault));
		trip.losses().forEach((loss) -> printIndented("loses data: " + loss));
		trip.warnings().forEach((warning) -> printIndented("warning: " + warning));
	}

	private String mark(Outcome outcome) {
		boolean unicode = this.context.terminal().unicode();
		if (outcome.isFault()) {
			return Style.ERROR.on(unicode ? "✗" : "FAIL", this.context.terminal());
		}
		return (outcome == Outcome.IRREVERSIBLE) ? (unicode ? "↑" : "up  ")
				: Style.MARK.on(unicode ? "✓" : "ok  ", this.context.terminal());
	}

	private void printIndented(String text) {
		text.lines().forEach((line) -> this.context.print((INDENT + line).stripTrailing()));
	}

	private void list(String title, List<String> lines) {
		if (!lines.isEmpty()) {
			this.context.print(title + ":");
			lines.forEach((line) -> this.context.print("  " + line));
		}
	}

	private static String reason(RoundTrip trip) {
		return trip.id() + " (" + trip.message() + "): " + trip.irreversible();
	}

	private static String summary(RoundTrips trips) {
		if (trips.isClean()) {
			return "Every revision that can be taken back leaves the schema as it was.";
		}
		long faulty = trips.trips().stream().filter((trip) -> trip.outcome().isFault()).count();
		return "\n" + faulty + " of " + trips.trips().size() + " revisions cannot be taken back as they should.";
	}

	private static Map<String, Object> json(RoundTrips trips) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("clean", trips.isClean());
		fields.put("revisions", trips.trips().stream().map(RoundTripReport::json).toList());
		fields.put("notFilled", trips.unfilled());
		return fields;
	}

	private static Map<String, Object> json(RoundTrip trip) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", trip.id());
		fields.put("message", trip.message());
		fields.put("script", trip.script());
		fields.put("outcome", trip.outcome().name().toLowerCase(Locale.ROOT));
		fields.put("faults", trip.faults());
		fields.put("losses", trip.losses());
		fields.put("warnings", trip.warnings());
		fields.put("irreversible", trip.irreversible());
		return fields;
	}

}
