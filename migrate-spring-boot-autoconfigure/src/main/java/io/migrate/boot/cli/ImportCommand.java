package io.migrate.boot.cli;

import java.io.PrintStream;
import java.nio.file.Path;

import io.migrate.ImportedRevisions;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import io.migrate.revision.RevisionFileName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate import}.
 */
@Command(name = "import",
		description = "Makes revisions of the SQL migrations of Flyway, dbmate or golang-migrate, and prints the paths of"
				+ " those that are new. The database is not needed.")
final class ImportCommand implements ApplicationCommand {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Option(names = "--head", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What the first new one continues, such as head, label@head, or base for a new lineage"
					+ " (default: head).")
	private Target parent = Target.HEAD;

	@Option(names = "--location", paramLabel = "FOLDER",
			description = "The folder for the files, instead of 'migrate.revisions-directory'.")
	private @Nullable String location;

	@Parameters(paramLabel = "FOLDER",
			description = "Where the migrations are, such as src/main/resources/db/migration.")
	private String folder = "";

	@Override
	public int run(CommandContext context) {
		RevisionFileProperties files = context.files();
		Path directory = NewRevisionOptions
			.folder((this.location != null) ? this.location : files.revisionsDirectory());
		ImportedRevisions imported = context.revisions()
			.importFrom(NewRevisionOptions.folder(this.folder), this.parent, context.sourceFolders(directory),
					RevisionFileName.parse(files.revisionFileName()));
		imported.files().forEach((file) -> context.print(file.toString()));
		PrintStream error = context.shell().error();
		imported.notes().forEach(error::println);
		if (imported.files().isEmpty()) {
			error.println("Nothing is new, and no file was written.");
		}
		return CommandRun.DONE;
	}

}
