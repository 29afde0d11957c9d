package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.Verifier;
import io.migrate.graph.Target;
import io.migrate.verify.Finding;
import io.migrate.verify.Finding.Kind;
import io.migrate.verify.RoundTrips;
import io.migrate.verify.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate verify}.
 */
@Command(name = "verify",
		description = "Finds out whether the database has what its revisions say, and fails when it has not. The applied"
				+ " revisions run in a scratch database, to see what they leave.")
final class VerifyCommand implements ApplicationCommand {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
			description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Option(names = "--round-trip",
			description = "Take revisions up, down, and up again in a scratch database instead, whose tables hold rows that"
					+ " are made up, and fail when a schema does not come back as it was.")
	private boolean roundTrip;

	@Parameters(arity = "0..*", paramLabel = "REV", converter = TargetConverter.class,
			description = "Which revisions make the round trip (default: all).")
	private List<Target> revisions = new ArrayList<>();

	@Option(names = "--write-fingerprints", paramLabel = "FILE", arity = "0..1", fallbackValue = "",
			description = "Look at nothing, and write what the schema is like after each revision, so that a start can"
					+ " tell whether somebody has changed it ('migrate.verify.drift'); without FILE, where the"
					+ " application reads it, in src/main/resources.")
	private @Nullable String fingerprints;

	@Override
	public void check(CommandSpec spec) {
		if (!this.roundTrip && !this.revisions.isEmpty()) {
			throw WrongUsage.of(spec,
					"REV is for --round-trip only; otherwise everything that is applied is verified.");
		}
		if (this.fingerprints != null && this.roundTrip) {
			throw WrongUsage.of(spec, "--round-trip and --write-fingerprints are two things: one at a time.");
		}
		if (this.fingerprints != null && this.format != OutputFormat.TEXT) {
			throw new ParameterException(spec.commandLine(), "--write-fingerprints has nothing to say as JSON");
		}
	}

	@Override
	public int run(CommandContext context) {
		if (this.roundTrip) {
			RoundTrips trips = context.migrations().verifier().roundTrip(this.revisions);
			new RoundTripReport(context).print(trips, this.format);
			return trips.isClean() ? CommandRun.DONE : CommandRun.FAILED;
		}
		if (this.fingerprints != null) {
			write(this.fingerprints, context);
			return CommandRun.DONE;
		}
		Verification verification = context.migrations().verifier().verify();
		if (this.format == OutputFormat.JSON) {
			context.printJson(json(verification));
		}
		else {
			print(verification, context);
		}
		return verification.isClean() ? CommandRun.DONE : CommandRun.FAILED;
	}

	private static void write(String named, CommandContext context) {
		Verifier verifier = context.migrations().verifier();
		Path file = named.isEmpty() ? FingerprintSource.of(verifier.fingerprintsLocation())
				: NewRevisionOptions.folder(named);
		if (verifier.writeFingerprints(file)) {
			context.print(file.toString());
		}
		else {
			context.shell().error().println("Nothing has changed in " + file + ".");
		}
	}

	private static void print(Verification verification, CommandContext context) {
		for (Kind kind : Kind.values()) {
			print(kind, verification.of(kind), context);
		}
		verification.unchecked().forEach((text) -> context.print("Not checked: " + text));
		verification.notes().forEach((note) -> context.shell().error().println(note));
		int found = verification.findings().size();
		context.shell()
			.error()
			.println(verification.isClean() ? "The database has what its revisions say."
					: "\n" + found + ((found == 1) ? " finding." : " findings."));
	}

	// What is to be done is said once for those that stand together
	private static void print(Kind kind, List<Finding> findings, CommandContext context) {
		if (findings.isEmpty()) {
			return;
		}
		context.print(title(kind));
		Map<String, List<Finding>> byAction = new LinkedHashMap<>();
		findings.forEach(
				(finding) -> byAction.computeIfAbsent(finding.action(), (action) -> new ArrayList<>()).add(finding));
		byAction.forEach((action, same) -> {
			same.forEach((finding) -> context.print("  " + finding));
			context.print("    " + action);
		});
	}

	private static String title(Kind kind) {
		return switch (kind) {
			case HISTORY -> "History against revisions";
			case SCHEMA -> "Schema against what the applied revisions leave";
			case MODEL -> "Schema against the model";
			case POPULATION -> "Populations and definitions";
			case INVALID -> "What does not do its work";
			case ENVIRONMENT -> "Server and extensions";
		};
	}

	private static Map<String, Object> json(Verification verification) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("clean", verification.isClean());
		fields.put("findings", verification.findings().stream().map(VerifyCommand::json).toList());
		fields.put("notChecked", verification.unchecked());
		fields.put("notes", verification.notes());
		return fields;
	}

	private static Map<String, Object> json(Finding finding) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("kind", finding.kind());
		fields.put("fault", finding.fault());
		fields.put("subject", finding.subject());
		fields.put("details", finding.details());
		fields.put("action", finding.action());
		return fields;
	}

}
