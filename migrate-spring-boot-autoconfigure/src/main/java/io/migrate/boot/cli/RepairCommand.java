package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.List;

import io.migrate.DraftedRepair;
import io.migrate.RepairChoice;
import io.migrate.RevisionDraft;
import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate repair}.
 */
@Command(name = "repair",
		description = "Drafts the revision that brings the schema back to what its revisions say, or with --accept the one"
				+ " that says what the schema has become. It does nothing where nothing is wrong, and is not run here.")
final class RepairCommand implements ApplicationCommand {

	@Mixin
	private final NewRevisionOptions options = new NewRevisionOptions();

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT", description = "What it changes (default: repair).")
	private String message = "repair";

	@Option(names = "--head", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What it continues, such as head or label@head (default: head); repeatable.")
	private List<Target> parents = new ArrayList<>();

	@Option(names = "--accept", description = "Take the schema as it is for right, and let the revisions follow.")
	private boolean accept;

	@Option(names = "--drop", description = "Also take away what is too much. Without it, that stays.")
	private boolean drop;

	@Override
	public int run(CommandContext context) {
		RevisionDraft draft = this.options.draft(this.message,
				this.parents.isEmpty() ? List.of(Target.HEAD) : this.parents, context.files());
		DraftedRepair repair = context.migrations()
			.drafts()
			.repair(draft, new RepairChoice(this.accept, this.drop),
					context.sourceFolders(this.options.directory(context.files())));
		repair.left().forEach((left) -> context.shell().error().println("Not in the draft: " + left));
		if (repair.files().isEmpty()) {
			context.shell().error().println("There is nothing to draft, and no file was written.");
		}
		repair.files().forEach((file) -> context.print(file.toString()));
		return CommandRun.DONE;
	}

}
