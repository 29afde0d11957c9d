package io.migrate.graph;

import java.util.List;

/**
 * A revision as the graph sees it.
 *
 * @param id its identity
 * @param revises the revisions that it continues: none for a base, several for a merge
 * @param dependsOn what else has to be applied before it, as ids or branch labels, as
 * written; order only, never lineage
 * @param labels the branch labels that it declares
 */
public record RevisionNode(RevisionId id, List<RevisionId> revises, List<String> dependsOn, List<String> labels) {

	public RevisionNode {
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
		labels = List.copyOf(labels);
	}

}
