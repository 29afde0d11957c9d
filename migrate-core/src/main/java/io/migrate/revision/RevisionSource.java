package io.migrate.revision;

import java.nio.file.Path;
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

	/**
	 * Whether files in a folder are revisions of this source, now or once the application
	 * is built.
	 * @param folder a folder of the file system
	 * @return {@code false} when they are not; {@code true} when they are, or nobody can
	 * tell
	 */
	default boolean finds(Path folder) {
		return true;
	}

}
