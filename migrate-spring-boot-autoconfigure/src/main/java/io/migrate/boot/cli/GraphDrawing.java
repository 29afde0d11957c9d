package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * Draws revisions as a graph: one line for each, newest first, beside lanes that lead to
 * its parents. A lane keeps its column until it meets the revision that it leads to; so
 * lines between revisions are needed only where lanes part or meet.
 */
final class GraphDrawing {

	private final Glyphs glyphs;

	// The revision that each lane leads to; null where a column is free
	private final List<@Nullable RevisionId> lanes = new ArrayList<>();

	private final List<Text> lines = new ArrayList<>();

	GraphDrawing(boolean unicode) {
		this.glyphs = unicode ? Glyphs.UNICODE : Glyphs.ASCII;
	}

	/**
	 * Draws them.
	 * @param views the revisions, children before parents
	 * @return the lines
	 */
	List<Text> draw(List<RevisionView> views) {
		Set<RevisionId> drawn = views.stream().map(RevisionView::id).collect(Collectors.toSet());
		boolean ended = false;
		for (RevisionView view : views) {
			if (ended && !this.lanes.contains(view.id())) {
				this.lines.add(between());
			}
			int column = meet(view.id());
			this.lines.add(node(view, column));
			List<RevisionId> parents = view.revises().stream().filter(drawn::contains).toList();
			part(column, parents);
			ended = parents.isEmpty();
		}
		return this.lines;
	}

	// A lineage that begins below the end of another does not lead there
	private Text between() {
		String lanes = this.lanes.stream()
			.map((lane) -> ((lane != null) ? this.glyphs.vertical() : " ") + " ")
			.collect(Collectors.joining());
		return Text.of(lanes.stripTrailing());
	}

	// All lanes that lead to a revision end in the first of them
	private int meet(RevisionId id) {
		int column = this.lanes.indexOf(id);
		if (column < 0) {
			return open(id);
		}
		List<Integer> others = new ArrayList<>();
		for (int i = column + 1; i < this.lanes.size(); i++) {
			if (id.equals(this.lanes.get(i))) {
				others.add(i);
			}
		}
		if (!others.isEmpty()) {
			connect(column, others, new HashSet<>(others), Set.of());
			others.forEach((other) -> this.lanes.set(other, null));
			dropFree();
		}
		return column;
	}

	private void part(int column, List<RevisionId> parents) {
		this.lanes.set(column, parents.isEmpty() ? null : parents.get(0));
		List<Integer> others = new ArrayList<>();
		Set<Integer> opened = new HashSet<>();
		for (RevisionId parent : parents.subList(Math.min(1, parents.size()), parents.size())) {
			int lane = this.lanes.indexOf(parent);
			if (lane < 0) {
				lane = open(parent);
				opened.add(lane);
			}
			others.add(lane);
		}
		if (!others.isEmpty()) {
			connect(column, others, Set.of(), opened);
		}
		dropFree();
	}

	// Text begins right of the last lane
	private void dropFree() {
		while (!this.lanes.isEmpty() && this.lanes.get(this.lanes.size() - 1) == null) {
			this.lanes.remove(this.lanes.size() - 1);
		}
	}

	private int open(RevisionId id) {
		int free = this.lanes.indexOf(null);
		if (free < 0) {
			this.lanes.add(id);
			return this.lanes.size() - 1;
		}
		this.lanes.set(free, id);
		return free;
	}

	private Text node(RevisionView view, int column) {
		StringBuilder before = new StringBuilder();
		StringBuilder after = new StringBuilder();
		for (int i = 0; i < this.lanes.size(); i++) {
			if (i < column) {
				before.append((this.lanes.get(i) != null) ? this.glyphs.vertical() : " ").append(' ');
			}
			else if (i > column) {
				after.append(' ').append((this.lanes.get(i) != null) ? this.glyphs.vertical() : " ");
			}
		}
		Style style = view.isPending() ? Style.DIM : (view.is(Mark.CURRENT) ? Style.MARK : Style.ID);
		Text drawing = Text.of(before.toString()).plus(this.glyphs.node(view), style).plus(after.toString()).plus("  ");
		Text text = Text.join(" ", List.of(RevisionText.line(view), RevisionText.needs(view), Text.of(view.message())));
		return drawing.plus(view.isPending() ? text.all(Style.DIM) : text);
	}

	/**
	 * Draws a line that joins lanes.
	 * @param column the lane of the revision
	 * @param others the lanes to join with it
	 * @param ending those that end here
	 * @param beginning those that begin here
	 */
	private void connect(int column, List<Integer> others, Set<Integer> ending, Set<Integer> beginning) {
		int left = Math.min(column, others.stream().min(Integer::compare).orElse(column));
		int right = Math.max(column, others.stream().max(Integer::compare).orElse(column));
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < this.lanes.size(); i++) {
			boolean lane = this.lanes.get(i) != null || i == column;
			boolean up = lane && !beginning.contains(i);
			boolean down = lane && !ending.contains(i);
			boolean corner = i == column || others.contains(i);
			boolean between = left < i && i < right;
			boolean toLeft = between || (corner && i > left);
			boolean toRight = between || (corner && i < right);
			line.append(this.glyphs.lines(up, down, toLeft, toRight)).append(toRight ? this.glyphs.horizontal() : " ");
		}
		this.lines.add(Text.of(line.toString().stripTrailing()));
	}

}
