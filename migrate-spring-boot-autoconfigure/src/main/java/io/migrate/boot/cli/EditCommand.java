package io.migrate.boot.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.Revisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.revision.JavaSources;
import io.migrate.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@code migrate edit}.
 */
@Command(name = "edit", description = "Opens the files of revisions in $EDITOR, or else $VISUAL."
		+ " The database is needed for current and +N only.")
final class EditCommand implements ApplicationCommand {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Parameters(paramLabel = "TARGET", converter = TargetConverter.class,
			description = "Which, such as head or current.")
	private Target target = Target.HEAD;

	@Override
	public int run(CommandContext context) throws IOException {
		Set<RevisionId> applied = Standing.isNeeded(this.target) ? new Standing(context.migrations().status()).applied()
				: Set.of();
		Revisions revisions = context.revisions();
		List<String> command = editor(context.environment());
		int before = command.size();
		revisions.resolve(this.target, applied)
			.forEach((id) -> command.add(file(revisions.get(id), context).toString()));
		if (command.size() == before) {
			throw new CommandFailedException("'" + this.target + "' names no revision here",
					"Name one, such as head or an id.");
		}
		return edit(command);
	}

	// Through a shell, as Git does, which understands quotes
	private static List<String> editor(Environment environment) {
		String editor = Stream.of("EDITOR", "VISUAL")
			.map((name) -> environment.getProperty(name, ""))
			.filter(StringUtils::hasText)
			.findFirst()
			.orElseThrow(() -> new CommandFailedException("There is no editor", "Set EDITOR, such as EDITOR=vi."));
		return new ArrayList<>((File.separatorChar == '/') ? List.of("sh", "-c", editor + " \"$@\"", editor)
				: List.of(StringUtils.tokenizeToStringArray(editor, " ")));
	}

	// What was found on the class path is a copy, and the folder has what it was copied
	// from
	private static Path file(Revision revision, CommandContext context) {
		if (revision.script().kind().equals("java")) {
			return source(revision, context.javaSources(null, null));
		}
		Path directory = Path.of(context.files().revisionsDirectory());
		Path found = Path.of(revision.script().name());
		for (int i = 0; i < found.getNameCount(); i++) {
			Path source = directory.resolve(found.subpath(i, found.getNameCount()));
			if (!found.isAbsolute() && Files.exists(source)) {
				return source;
			}
		}
		if (!Files.exists(found)) {
			throw new CommandFailedException(
					"The file of " + revision.title() + " is not in " + directory + ": " + found,
					"Set 'migrate.revisions-directory' to the folder with the sources.");
		}
		return found;
	}

	private static Path source(Revision revision, JavaSources sources) {
		Path file = sources.file(revision.script().name());
		if (!Files.exists(file)) {
			throw new CommandFailedException(
					"The source of " + revision.title() + " is not in " + sources.directory() + ": " + file,
					"Set 'migrate.java-source-directory' to the folder with the sources.");
		}
		return file;
	}

	private static int edit(List<String> command) throws IOException {
		try {
			int code = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (code != 0) {
				throw new CommandFailedException("The editor ended with " + code + ": " + String.join(" ", command),
						"Look whether the files are as you want them, and EDITOR, too.");
			}
			return CommandRun.DONE;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return CommandRun.FAILED;
		}
	}

}
