package io.migrate.graph;

/**
 * What a revision says about its place in the graph.
 */
public enum NodePart {

	/** Its own id. */
	ID,

	/** Its parents. */
	REVISES,

	/** What it depends on. */
	DEPENDS_ON,

	/** The branch labels that it declares. */
	LABELS

}
