package io.migrate.revision;

import java.util.List;

import io.migrate.base.Problems;

/**
 * Somewhere that revisions come from. An implementation reads anew on each call.
 */
@FunctionalInterface
public interface RevisionSource {

	/**
	 * Reads all revisions of this source.
	 * @param problems takes what is wrong with them, with file and line
	 * @return the sound revisions, in the order that decides between revisions of which
	 * none comes before the other
	 */
	List<Revision> revisions(Problems problems);

}
