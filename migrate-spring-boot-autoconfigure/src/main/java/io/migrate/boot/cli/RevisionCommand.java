package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.List;

import io.migrate.RevisionDraft;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate revision}.
 */
@Command(name = "revision",
		description = "Creates the file of a new revision and prints its path. The database is not needed.")
final class RevisionCommand implements ApplicationCommand {

	@Mixin
	private final NewRevisionOptions options = new NewRevisionOptions();

	@Option(names = { "-m", "--message" }, required = true, paramLabel = "TEXT", description = "What it changes.")
	private String message = "";

	@Option(names = "--head", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What it continues, such as head, label@head, or base for a new lineage (default: head);"
					+ " repeatable.")
	private List<Target> parents = new ArrayList<>();

	@Option(names = "--depends-on", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What else has to be applied before it; repeatable.")
	private List<Target> dependsOn = new ArrayList<>();

	@Override
	public int run(CommandContext context) {
		RevisionFileProperties files = context.files();
		RevisionDraft draft = this.options
			.draft(this.message, this.parents.isEmpty() ? List.of(Target.HEAD) : this.parents, files)
			.withDependsOn(this.dependsOn);
		context.print(context.revisions().create(draft, this.options.directory(files)).toString());
		return CommandRun.DONE;
	}

}
