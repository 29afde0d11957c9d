package io.migrate.graph;

import org.jspecify.annotations.Nullable;

/**
 * Tells where a revision was written, for problems.
 */
@FunctionalInterface
public interface NodeLocator {

	/**
	 * Finds a part of a revision.
	 * @param node the revision
	 * @param part what it says
	 * @return where it says so
	 */
	Place locate(RevisionNode node, NodePart part);

	/**
	 * A place in a file.
	 *
	 * @param location the name of the file, or {@code null} when there is none
	 * @param line the line, counted from one, or zero when it is not known
	 */
	record Place(@Nullable String location, int line) {

		/** Nowhere in particular. */
		public static final Place NOWHERE = new Place(null, 0);

		@Override
		public String toString() {
			if (this.location == null) {
				return "another revision";
			}
			return (this.line > 0) ? this.location + ":" + this.line : this.location;
		}

	}

}
