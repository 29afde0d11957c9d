package io.migrate.adopt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;

/**
 * What {@code alembic_version} says: a row is a revision that no other applied one stands
 * on, and its id is ours.
 *
 * @param graph the revisions of the code
 * @param problems takes ids that the code does not know
 */
record AlembicHistory(RevisionGraph graph, Problems problems) {

	/**
	 * What is applied, and all that it needs with it.
	 * @param rows the ids
	 * @return those that the code knows
	 */
	Set<RevisionId> applied(List<String> rows) {
		Set<RevisionId> known = new LinkedHashSet<>();
		for (String row : rows) {
			if (RevisionId.isValid(row) && this.graph.contains(new RevisionId(row))) {
				known.add(new RevisionId(row));
			}
			else {
				this.problems.add(null, 0, "'" + row + "' is no revision here; write it, or one that stands for it and"
						+ " all below, as a file with 'Revision ID: " + row + "'");
			}
		}
		return known;
	}

}
