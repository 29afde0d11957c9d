package io.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a comparison.
 *
 * @param files the files of the new revisions in their order; none when nothing differs
 * @param difference what was found
 */
public record DraftedRevisions(List<Path> files, ModelDifference difference) {

	public DraftedRevisions {
		files = List.copyOf(files);
	}

}
