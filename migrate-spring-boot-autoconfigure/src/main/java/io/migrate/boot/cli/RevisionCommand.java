package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.RevisionDraft;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate revision}.
 */
@Command(name = "revision",
		description = "Creates the file of a new revision, or its class, and prints the path. The database is not needed.")
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

	@Option(names = "--java",
			description = "Create a class instead of a file of SQL. --location is the folder with the Java sources then,"
					+ " instead of 'migrate.java-source-directory'.")
	private boolean java;

	@Option(names = "--package", paramLabel = "NAME",
			description = "The package of the class, instead of 'migrate.java-revisions-package'.")
	private @Nullable String packageName;

	@Override
	public int run(CommandContext context) {
		RevisionFileProperties files = context.files();
		RevisionDraft draft = this.options
			.draft(this.message, this.parents.isEmpty() ? List.of(Target.HEAD) : this.parents, files)
			.withDependsOn(this.dependsOn);
		context.print(create(draft, context).toString());
		return CommandRun.DONE;
	}

	private Path create(RevisionDraft draft, CommandContext context) {
		RevisionFileProperties files = context.files();
		if (!this.java && this.packageName == null) {
			return context.revisions().create(draft, context.sourceFolders(this.options.directory(files)));
		}
		return context.revisions()
			.createJava(draft, context.javaSources(this.options.location(), this.packageName),
					Path.of(files.revisionsDirectory()));
	}

}
