package io.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a repair.
 *
 * @param files the files of the new revisions in their order; none when there is nothing
 * that they could do
 * @param left what people have to see to, a sentence each
 */
public record DraftedRepair(List<Path> files, List<String> left) {

	public DraftedRepair {
		files = List.copyOf(files);
		left = List.copyOf(left);
	}

}
