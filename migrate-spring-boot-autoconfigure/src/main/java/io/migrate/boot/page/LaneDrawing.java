package io.migrate.boot.page;

import java.util.List;
import java.util.stream.Stream;

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

	// Beyond the end of any row; what is too long is cut off there
	private static final String DOWN = "V9999";

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
		String lines = lines(row, node, false);
		if (!lines.isEmpty()) {
			html.open("path", "d", lines).close();
		}
		String weak = lines(row, node, true);
		if (!weak.isEmpty()) {
			html.open("path", "d", weak, "stroke-dasharray", "3 3").close();
		}
		html.open("g", "class", sign.style());
		sign.draw(html, node, NODE);
		html.close().close();
	}

	private String lines(Row row, int node, boolean weak) {
		StringBuilder path = new StringBuilder();
		drawn(row.passing(), weak).forEach((x) -> path.append("M").append(x).append(" 0").append(DOWN));
		if (row.column() < this.columns) {
			drawn(row.ending(), weak).forEach((x) -> path.append(ending(x, node)));
			drawn(row.beginning(), weak).forEach((x) -> path.append(beginning(x, node)));
		}
		return path.toString();
	}

	private Stream<Integer> drawn(List<Lane> lanes, boolean weak) {
		return lanes.stream()
			.filter((lane) -> lane.weak() == weak && lane.column() < this.columns)
			.map((lane) -> x(lane.column()));
	}

	private static String ending(int x, int node) {
		return "M" + x + " 0" + ((x == node) ? "V" + ABOVE : "C" + x + " 12 " + node + " 2 " + node + " " + ABOVE);
	}

	private static String beginning(int x, int node) {
		return "M" + node + " " + BELOW + ((x == node) ? DOWN
				: "C" + node + " " + (BEND - 2) + " " + x + " " + (BELOW + 3) + " " + x + " " + BEND + DOWN);
	}

	private static int x(int column) {
		return MARGIN + column * STEP;
	}

}
