package io.migrate.boot.page;

import java.util.Locale;

/**
 * How a state is shown: by a word, a shape and a colour, so that each of them is enough.
 */
enum Sign {

	/** It is done. */
	APPLIED("Applied"),

	/** It is still to be done. */
	PENDING("Pending"),

	/** A part of it is done. */
	PARTIAL("Half-way"),

	/** Only the database knows it. */
	UNKNOWN("Unknown to the code"),

	/** It went wrong. */
	FAILED("Failed"),

	/** The database does not say. */
	UNREAD("Not known");

	/** How far a shape reaches from its middle. */
	static final int RADIUS = 6;

	private static final int SIZE = 16;

	private final String word;

	Sign(String word) {
		this.word = word;
	}

	String word() {
		return this.word;
	}

	/**
	 * The class that gives it its colour.
	 */
	String style() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Draws it alone, for the eye only; words stand beside it.
	 */
	void icon(Html html) {
		html.open("svg", "class", "icon " + style(), "width", "16", "height", "16", "fill", "none", "stroke",
				"currentColor", "stroke-width", "2", "aria-hidden", "true");
		draw(html, SIZE / 2, SIZE / 2);
		html.close();
	}

	/**
	 * Draws the shape.
	 * @param html takes it, inside of an {@code svg}
	 * @param x its middle
	 * @param y its middle
	 */
	void draw(Html html, int x, int y) {
		switch (this) {
			case APPLIED -> circle(html, x, y, "6", "fill", "currentColor", "stroke", "none");
			case PENDING -> circle(html, x, y, "5");
			case UNREAD -> circle(html, x, y, "5", "stroke-dasharray", "2 3.2");
			case PARTIAL -> {
				circle(html, x, y, "5");
				path(html, "M" + x + " " + (y - 5) + "a5 5 0 0 1 0 10z", "fill", "currentColor", "stroke", "none");
			}
			case UNKNOWN -> path(html, "M" + x + " " + (y - 6) + "l6 6-6 6-6-6z");
			case FAILED -> path(html, "M" + (x - 5) + " " + (y - 5) + "l10 10m0-10l-10 10", "stroke-width", "3");
		}
	}

	private static void circle(Html html, int x, int y, String radius, String... attributes) {
		html.open("circle", merge(attributes, "cx", Integer.toString(x), "cy", Integer.toString(y), "r", radius))
			.close();
	}

	private static void path(Html html, String path, String... attributes) {
		html.open("path", merge(attributes, "d", path)).close();
	}

	private static String[] merge(String[] last, String... first) {
		String[] merged = new String[first.length + last.length];
		System.arraycopy(first, 0, merged, 0, first.length);
		System.arraycopy(last, 0, merged, first.length, last.length);
		return merged;
	}

}
