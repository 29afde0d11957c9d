package io.migrate.boot.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.DraftedRevisions;
import io.migrate.ModelDifference;
import io.migrate.RevisionDraft;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * {@code migrate revision}.
 */
@Command(name = "revision",
		description = "Creates the file of a new revision, or its class, and prints the path. The database is needed only"
				+ " to compare.")
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

	@Option(names = "--needs-population", paramLabel = "NAME",
			description = "A population that must be done before it; repeatable.")
	private List<String> needs = new ArrayList<>();

	@Option(names = "--java",
			description = "Create a class instead of a file of SQL. --location is the folder with the Java sources then,"
					+ " instead of 'migrate.java-source-directory'.")
	private boolean java;

	@Option(names = "--package", paramLabel = "NAME",
			description = "The package of the class, instead of 'migrate.java-revisions-package'.")
	private @Nullable String packageName;

	@Option(names = "--autogenerate",
			description = "Compare the database with the application's entities, or with what else says what it should"
					+ " have, and write what brings it there. Nothing differs: no file.")
	private boolean autogenerate;

	@Mixin
	private final ComparisonOptions comparison = new ComparisonOptions();

	@Override
	public void check(CommandSpec spec) {
		if (this.comparison.hasRenames() && !this.autogenerate) {
			throw new ParameterException(spec.commandLine(), "--rename is for --autogenerate");
		}
		if (this.autogenerate && (this.java || this.packageName != null)) {
			throw new ParameterException(spec.commandLine(), "What --autogenerate writes is SQL, without --java");
		}
	}

	@Override
	public int run(CommandContext context) {
		RevisionFileProperties files = context.files();
		RevisionDraft draft = this.options
			.draft(this.message, this.parents.isEmpty() ? List.of(Target.HEAD) : this.parents, files)
			.withDependsOn(this.dependsOn)
			.withNeeds(this.needs);
		if (this.autogenerate) {
			draft(draft, context);
		}
		else {
			context.print(create(draft, context).toString());
		}
		return CommandRun.DONE;
	}

	private void draft(RevisionDraft draft, CommandContext context) {
		DraftedRevisions drafted = context.migrations()
			.drafts()
			.draft(draft, this.comparison.renames(), context.sourceFolders(this.options.directory(context.files())));
		ModelDifference difference = drafted.difference();
		PrintStream error = context.shell().error();
		difference.lines().forEach(error::println);
		ComparisonOptions.printOmissions(difference, context.shell());
		if (difference.isEmpty()) {
			error.println("Nothing differs, and no file was written.");
		}
		drafted.files().forEach((file) -> context.print(file.toString()));
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
