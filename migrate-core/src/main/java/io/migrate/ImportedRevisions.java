package io.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of an import.
 *
 * @param files the files of the new revisions in their order; none when nothing is new
 * @param known how many migrations were imported before
 * @param notes what was left out or is to be known, for people
 */
public record ImportedRevisions(List<Path> files, int known, List<String> notes) {

	public ImportedRevisions {
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

}
