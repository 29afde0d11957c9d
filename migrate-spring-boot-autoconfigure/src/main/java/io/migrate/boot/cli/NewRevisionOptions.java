package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.RevisionDraft;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.graph.Target;
import io.migrate.revision.RevisionFileName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of every command that creates a revision.
 */
final class NewRevisionOptions extends CommonOptions {

	// As in 'migrate.locations'
	private static final String FILE = "file:";

	@Option(names = "--splice", description = "Continue a revision that another one continues already.")
	private boolean splice;

	@Option(names = "--branch-label", paramLabel = "LABEL",
			description = "A branch label that it declares; repeatable.")
	private List<String> labels = new ArrayList<>();

	@Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a generated one.")
	private @Nullable String id;

	@Option(names = { "--location", "--version-path" }, paramLabel = "FOLDER",
			description = "The folder for the file, instead of 'migrate.revisions-directory'.")
	private @Nullable String location;

	/**
	 * Puts what is asked for together.
	 * @param message what the revision changes
	 * @param parents what it continues
	 * @param files how its file is named
	 * @return the draft
	 */
	RevisionDraft draft(String message, List<Target> parents, RevisionFileProperties files) {
		return RevisionDraft.of(message)
			.withParents(parents)
			.withSplice(this.splice)
			.withLabels(this.labels)
			.withId(this.id)
			.withFileName(RevisionFileName.parse(files.revisionFileName()));
	}

	Path directory(RevisionFileProperties files) {
		Path given = location();
		return (given != null) ? given : folder(files.revisionsDirectory());
	}

	@Nullable Path location() {
		return (this.location != null) ? folder(this.location) : null;
	}

	static Path folder(String location) {
		return Path.of(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
	}

}
