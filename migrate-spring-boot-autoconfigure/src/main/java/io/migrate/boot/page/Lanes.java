package io.migrate.boot.page;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lays a graph out in lanes: one row for each node, children above parents, beside lanes
 * that lead down to parents. A lane keeps its column until it meets the node that it
 * leads to, so it never runs through another node. Not thread-safe.
 */
final class Lanes {

	// Where each lane leads to; null where a column is free
	private final List<@Nullable Edge> lanes = new ArrayList<>();

	/**
	 * Lays out the next node.
	 * @param id the node
	 * @param edges where its lanes lead to, all of them nodes of rows below
	 * @return the row
	 */
	Row next(String id, List<Edge> edges) {
		List<Lane> ending = new ArrayList<>();
		List<Lane> passing = new ArrayList<>();
		for (int i = 0; i < this.lanes.size(); i++) {
			Edge edge = this.lanes.get(i);
			if (edge != null) {
				(edge.target().equals(id) ? ending : passing).add(new Lane(i, edge.weak()));
			}
		}
		ending.forEach((lane) -> this.lanes.set(lane.column(), null));
		int column = column(ending);
		List<Lane> beginning = new ArrayList<>();
		edges.forEach((edge) -> beginning.add(new Lane(open(edge, beginning.isEmpty() ? column : -1), edge.weak())));
		int width = Math.max(this.lanes.size(), column + 1);
		dropFree();
		return new Row(column, ending, passing, beginning, width);
	}

	// A node stands where its own lineage comes down, else in the first free column
	private int column(List<Lane> ending) {
		return ending.stream().filter((lane) -> !lane.weak()).findFirst().map(Lane::column).orElseGet(this::free);
	}

	// Children of one parent share its lane, unless that lies further out than their own
	private int open(Edge edge, int wanted) {
		int there = this.lanes.indexOf(edge);
		if (there >= 0 && (wanted < 0 || there < wanted)) {
			return there;
		}
		int column = (wanted >= 0) ? wanted : free();
		while (this.lanes.size() <= column) {
			this.lanes.add(null);
		}
		this.lanes.set(column, edge);
		return column;
	}

	private int free() {
		int free = this.lanes.indexOf(null);
		return (free >= 0) ? free : this.lanes.size();
	}

	private void dropFree() {
		while (!this.lanes.isEmpty() && this.lanes.get(this.lanes.size() - 1) == null) {
			this.lanes.remove(this.lanes.size() - 1);
		}
	}

	/**
	 * A way down.
	 *
	 * @param target the node that it leads to
	 * @param weak whether it says only what comes first, and not what is built on
	 */
	record Edge(String target, boolean weak) {

	}

	/**
	 * A lane in one row.
	 *
	 * @param column its column, counted from zero
	 * @param weak as its edge
	 */
	record Lane(int column, boolean weak) {

	}

	/**
	 * One row.
	 *
	 * @param column the column of the node
	 * @param ending the lanes from above that lead to it
	 * @param passing the lanes from above that go on below
	 * @param beginning the lanes below that begin at it, or that it joins
	 * @param width how many columns the row has
	 */
	record Row(int column, List<Lane> ending, List<Lane> passing, List<Lane> beginning, int width) {

	}

}
