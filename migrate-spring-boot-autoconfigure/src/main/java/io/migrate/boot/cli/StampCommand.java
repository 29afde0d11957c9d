package io.migrate.boot.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.adopt.ForeignHistory;
import io.migrate.base.QualifiedName;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate stamp}.
 */
@Command(name = "stamp", description = "Marks the targets and all they need as applied, and what stands above as not."
		+ " Nothing of them runs.")
final class StampCommand implements ApplicationCommand {

	@Mixin
	private final ScriptOptions options = new ScriptOptions();

	@Option(names = "--purge",
			description = "Take everything out of the record first, also what is unknown or half-way.")
	private boolean purge;

	@Option(names = "--from", paramLabel = "TOOL",
			description = "Mark what the table of another tool says is applied: ${COMPLETION-CANDIDATES}. It is only"
					+ " read.")
	private ForeignHistory.@Nullable Tool tool;

	@Option(names = "--table", paramLabel = "TABLE",
			description = "That table, when it has another name or another schema than usual: schema.name.")
	private @Nullable String table;

	@Parameters(arity = "0..*", paramLabel = "TARGET", converter = Destination.Converter.class,
			description = "What to mark, such as head or base; with --sql also from where: START:TARGET.")
	private List<Destination> destinations = List.of();

	@Override
	public void check(CommandSpec spec) {
		checkOrigin(spec);
		if (!this.options.isSql() && this.destinations.stream().anyMatch(Destination::isRange)) {
			throw WrongUsage.rangeWithoutSql(spec);
		}
		if (this.options.isSql() && this.purge) {
			throw WrongUsage.of(spec, "--purge does not go with --sql: a script does not know what is in the record.");
		}
		if (starts().size() > 1) {
			throw WrongUsage.of(spec, "A script has one start: " + starts());
		}
	}

	private void checkOrigin(CommandSpec spec) {
		if (this.tool == null && this.destinations.isEmpty()) {
			throw WrongUsage.of(spec, "Name a target, such as head, or another tool with --from.");
		}
		if (this.tool != null && (!this.destinations.isEmpty() || this.purge || this.options.isSql())) {
			throw WrongUsage.of(spec, "With --from, the table says what to mark: no target, --purge or --sql.");
		}
		if (this.tool == null && this.table != null) {
			throw WrongUsage.of(spec, "--table is for --from.");
		}
	}

	private Set<Target> starts() {
		return this.destinations.stream().map(Destination::from).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	@Override
	public int run(CommandContext context) throws IOException {
		if (this.tool != null) {
			ForeignHistory history = (this.table != null) ? new ForeignHistory(this.tool, QualifiedName.of(this.table))
					: ForeignHistory.of(this.tool);
			context.change((migrations) -> migrations.stampFrom(history));
			return CommandRun.DONE;
		}
		List<Target> targets = this.destinations.stream().map(Destination::target).toList();
		if (this.options.isSql()) {
			Target from = starts().stream().findFirst().orElse(null);
			context.writeScript((migrations, out) -> migrations.stampScript(from, targets, out));
		}
		else {
			Target[] all = targets.toArray(Target[]::new);
			context.change((migrations) -> this.purge ? migrations.stampPurged(all) : migrations.stamp(all));
		}
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}
