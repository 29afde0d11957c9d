package io.migrate.boot.cli;

/**
 * What graphs are drawn with.
 */
enum Glyphs {

	/** Lines and dots. */
	UNICODE(" ╵╷│╴╯╮┤╶╰╭├─┴┬┼", "●", "◉", "○"),

	/** What every terminal and every file takes. */
	ASCII(" |||-'.+-`.+-'.+", "*", "@", "o");

	// By the sum of the directions: 1 up, 2 down, 4 left, 8 right
	private final String lines;

	private final String applied;

	private final String current;

	private final String pending;

	Glyphs(String lines, String applied, String current, String pending) {
		this.lines = lines;
		this.applied = applied;
		this.current = current;
		this.pending = pending;
	}

	String lines(boolean up, boolean down, boolean left, boolean right) {
		int index = (up ? 1 : 0) + (down ? 2 : 0) + (left ? 4 : 0) + (right ? 8 : 0);
		return this.lines.substring(index, index + 1);
	}

	String vertical() {
		return lines(true, true, false, false);
	}

	String horizontal() {
		return lines(false, false, true, true);
	}

	String node(RevisionView view) {
		return view.is(Mark.CURRENT) ? this.current : (view.isPending() ? this.pending : this.applied);
	}

}
