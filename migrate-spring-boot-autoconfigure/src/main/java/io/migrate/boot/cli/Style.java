package io.migrate.boot.cli;

/**
 * How something looks on a terminal with colours.
 */
enum Style {

	/** As everything else. */
	PLAIN(""),

	/** A revision that is applied, or of which nobody asked. */
	ID("33"),

	/** A branch label. */
	LABEL("36"),

	/** Where lineages end, and where the database stands. */
	MARK("1;32"),

	/** What is not there yet. */
	DIM("2"),

	/** Something went wrong. */
	ERROR("1;31");

	private final String code;

	Style(String code) {
		this.code = code;
	}

	String on(String text, Terminal terminal) {
		return (this != PLAIN && terminal.colours() && !text.isEmpty())
				? "\u001b[" + this.code + "m" + text + "\u001b[0m" : text;
	}

}
