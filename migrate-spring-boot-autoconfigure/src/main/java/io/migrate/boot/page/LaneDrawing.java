package io.migrate.boot.page;

import io.migrate.boot.page.Lanes.Lane;
import io.migrate.boot.page.Lanes.Row;

/**
 * Draws a row of lanes as a picture that is as high as its row of the table, whatever
 * that is: what bends lies in the first pixels, and straight lines go on to the end.
 *
 * @param columns how many columns are drawn at most
 */
record LaneDrawing(int columns) {

	/** More lanes than this side by side are no help to anybody. */
	static final int MAX_COLUMNS = 12;

	private static final int STEP = 16;

	private static final int MARGIN = 12;

	private static final int NODE = 22;

	private static final int BEND = 44;

	private static final int ABOVE = NODE - Sign.RADIUS - 1;

	private static final int BELOW = NODE + Sign.RADIUS + 1;

	/**
	 * Draws a row.
	 * @param html takes it
	 * @param row the row
	 * @param sign how its node is shown
	 */
	void draw(Html html, Row row, Sign sign) {
		int node = x(Math.min(row.column(), this.columns - 1));
		html.open("svg", "width", Integer.toString(this.columns * STEP + STEP / 2), "height", Integer.toString(BEND),
				"fill", "none", "stroke", "currentColor", "stroke-width", "2", "aria-hidden", "true");
		for (Lane lane : row.passing()) {
			if (isDrawn(lane)) {
				line(html, x(lane.column()), "0", "100%", lane);
			}
		}
		if (row.column() < this.columns) {
			row.ending().stream().filter(this::isDrawn).forEach((lane) -> ending(html, node, lane));
			row.beginning().stream().filter(this::isDrawn).forEach((lane) -> beginning(html, node, row, lane));
		}
		html.open("g", "class", sign.style());
		sign.draw(html, node, NODE);
		html.close().close();
	}

	private boolean isDrawn(Lane lane) {
		return lane.column() < this.columns;
	}

	private static void ending(Html html, int node, Lane lane) {
		int x = x(lane.column());
		if (x == node) {
			line(html, x, "0", Integer.toString(ABOVE), lane);
		}
		else {
			path(html, "M" + x + " 0C" + x + " 12 " + node + " 2 " + node + " " + ABOVE, lane);
		}
	}

	private static void beginning(Html html, int node, Row row, Lane lane) {
		int x = x(lane.column());
		if (x == node) {
			line(html, x, Integer.toString(BELOW), "100%", lane);
			return;
		}
		path(html, "M" + node + " " + BELOW + "C" + node + " " + (BEND - 2) + " " + x + " " + (BELOW + 3) + " " + x
				+ " " + BEND, lane);
		if (!row.passing().contains(lane)) {
			line(html, x, Integer.toString(BEND), "100%", lane);
		}
	}

	private static void line(Html html, int x, String from, String to, Lane lane) {
		String place = Integer.toString(x);
		if (lane.weak()) {
			html.open("line", "x1", place, "x2", place, "y1", from, "y2", to, "stroke-dasharray", "3 3").close();
		}
		else {
			html.open("line", "x1", place, "x2", place, "y1", from, "y2", to).close();
		}
	}

	private static void path(Html html, String path, Lane lane) {
		if (lane.weak()) {
			html.open("path", "d", path, "stroke-dasharray", "3 3").close();
		}
		else {
			html.open("path", "d", path).close();
		}
	}

	private static int x(int column) {
		return MARGIN + column * STEP;
	}

}
