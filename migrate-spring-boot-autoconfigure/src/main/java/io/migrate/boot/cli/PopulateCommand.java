package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.PopulatedUpgrade;
import io.migrate.Populations;
import io.migrate.populate.Population;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationPlan;
import io.migrate.populate.PopulationReport;
import io.migrate.populate.PopulationScope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate populate}.
 */
@Command(name = "populate",
		description = "Runs the populations that are due, or those that are named, each in a transaction of its own.")
final class PopulateCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = "--force", description = "Run them also when they are not due.")
	private boolean force;

	@Option(names = "--dry-run", description = "Show what would run and why, and what waits; run nothing.")
	private boolean dryRun;

	@Option(names = "--pause", description = "Let those that run in batches stop behind the batch at hand.")
	private boolean pause;

	@Option(names = "--resume", description = "Let those that were paused go on with the next run.")
	private boolean resume;

	@Parameters(arity = "0..*", paramLabel = "NAME",
			description = "Which populations (default: all). What they depend on comes along when it is due.")
	private Set<String> names = new LinkedHashSet<>();

	@Override
	public void check(CommandSpec spec) {
		if (this.options.isJson() && !this.dryRun) {
			throw WrongUsage.of(spec, "--format is for --dry-run only.");
		}
		if (this.pause || this.resume) {
			if (this.pause == this.resume || this.force || this.dryRun) {
				throw WrongUsage.of(spec, "--pause and --resume stand alone.");
			}
			if (this.names.isEmpty()) {
				throw WrongUsage.of(spec, "Which populations? --pause and --resume need their names.");
			}
		}
	}

	@Override
	public int run(CommandContext context) {
		PopulationChoice choice = new PopulationChoice(this.names, this.force, PopulationScope.ALL);
		Populations populations = context.migrations().populations();
		if (this.pause) {
			this.names.forEach(populations::pause);
		}
		else if (this.resume) {
			this.names.forEach(populations::resume);
		}
		else if (this.dryRun) {
			show(context, populations.plan(choice));
		}
		else {
			refuseWaiting(context.populate((migrations) -> {
				PopulationReport report = migrations.populations().run(choice);
				return new PopulatedUpgrade(List.of(), report.done(), report.waiting());
			}).waiting());
		}
		return CommandRun.DONE;
	}

	// Who wants all of them takes what is possible; who names one wants that one
	private void refuseWaiting(List<PopulationPlan.Waiting> waiting) {
		List<String> wanted = waiting.stream()
			.map((one) -> one.population().header().name())
			.filter(this.names::contains)
			.toList();
		if (!wanted.isEmpty()) {
			String wait = (wanted.size() == 1) ? "it waits: " : "they wait: ";
			throw new CommandFailedException("Not run, since " + wait + String.join(", ", wanted),
					"'migrate upgrade --populate' runs the revisions and the populations in turn.");
		}
	}

	private void show(CommandContext context, PopulationPlan plan) {
		if (this.options.isJson()) {
			context.printJson(json(plan));
			return;
		}
		List<List<Text>> rows = Stream
			.concat(plan.due().stream().map((due) -> row("populate", due.population(), reason(due), Style.DIM)),
					plan.waiting().stream().map((one) -> row("wait", one.population(), one.reason(), Style.ERROR)))
			.toList();
		(context.terminal().interactive() ? Columns.align(rows)
				: rows.stream().map((row) -> Text.join(" ", row)).toList())
			.forEach((line) -> context.print(line.on(context.terminal())));
		if (plan.due().isEmpty()) {
			context.shell().error().println("Nothing to do.");
		}
	}

	private List<Text> row(String action, Population population, String reason, Style style) {
		return List.of(Text.of(action), Text.of(population.header().name(), Style.ID),
				Text.of("(" + reason + ")", style),
				this.options.isVerbose() ? Text.of(population.source()) : Text.EMPTY);
	}

	private static Map<String, Object> json(PopulationPlan plan) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("due", plan.due().stream().map((due) -> json(due.population(), reason(due))).toList());
		fields.put("waiting", plan.waiting().stream().map((one) -> json(one.population(), one.reason())).toList());
		return fields;
	}

	private static Map<String, @Nullable Object> json(Population population, String reason) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("name", population.header().name());
		fields.put("kind", population.kind());
		fields.put("source", population.source());
		fields.put("after", population.header().after());
		fields.put("mode", population.header().mode().key());
		fields.put("reason", reason);
		return fields;
	}

	private static String reason(PopulationPlan.Due due) {
		return due.reason().name().toLowerCase(Locale.ROOT);
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}
