package io.migrate.revision;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody writes revisions.
 *
 * @param revisions the folder for files
 * @param java the sources for classes, or {@code null} when nobody writes any
 */
public record SourceFolders(Path revisions, @Nullable JavaSources java) {

	/**
	 * What is there with what was not built yet.
	 * @param sources where the application has its revisions from
	 * @return a source of all of them
	 */
	public RevisionSource with(List<RevisionSource> sources) {
		WorkingFolder files = files(sources);
		return (this.java != null) ? new UncompiledRevisions(this.java, files) : files;
	}

	/**
	 * The folder for files with what was not built yet.
	 * @param sources where the application has its revisions from
	 * @return the folder
	 */
	public WorkingFolder files(List<RevisionSource> sources) {
		return new WorkingFolder(this.revisions, sources);
	}

}
