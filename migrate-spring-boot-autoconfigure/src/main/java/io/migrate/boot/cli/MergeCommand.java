package io.migrate.boot.cli;

import java.util.List;

import io.migrate.RevisionDraft;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate merge}.
 */
@Command(name = "merge",
		description = "Creates the file of a revision that joins others and prints its path. The database is not needed.")
final class MergeCommand implements ApplicationCommand {

	@Mixin
	private final NewRevisionOptions options = new NewRevisionOptions();

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT", defaultValue = "",
			description = "What it joins; without, that is made from the ids.")
	private String message = "";

	@Parameters(arity = "1..*", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What to join, such as heads, or two ids.")
	private List<Target> parents = List.of();

	@Override
	public int run(CommandContext context) {
		RevisionFileProperties files = context.files();
		RevisionDraft draft = this.options.draft(this.message, this.parents, files);
		context
			.print(context.revisions().merge(draft, context.sourceFolders(this.options.directory(files))).toString());
		return CommandRun.DONE;
	}

}
