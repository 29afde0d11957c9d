package io.migrate.boot.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of text in several styles.
 *
 * @param parts what it is made of
 */
record Text(List<Part> parts) {

	static final Text EMPTY = new Text(List.of());

	Text {
		parts = List.copyOf(parts);
	}

	static Text of(String text) {
		return of(text, Style.PLAIN);
	}

	static Text of(String text, Style style) {
		return new Text(List.of(new Part(text, style)));
	}

	static Text join(String separator, Collection<Text> texts) {
		Text joined = EMPTY;
		for (Text text : texts) {
			if (!text.isEmpty()) {
				joined = joined.isEmpty() ? text : joined.plus(separator).plus(text);
			}
		}
		return joined;
	}

	Text plus(String text) {
		return plus(of(text));
	}

	Text plus(String text, Style style) {
		return plus(of(text, style));
	}

	Text plus(Text text) {
		return new Text(Stream.concat(this.parts.stream(), text.parts.stream()).toList());
	}

	/**
	 * The same in one style.
	 * @param style replaces every style
	 * @return the text
	 */
	Text all(Style style) {
		return of(this.parts.stream().map(Part::text).collect(Collectors.joining()), style);
	}

	boolean isEmpty() {
		return length() == 0;
	}

	int length() {
		return this.parts.stream().mapToInt((part) -> part.text.length()).sum();
	}

	String on(Terminal terminal) {
		return this.parts.stream().map((part) -> part.style.on(part.text, terminal)).collect(Collectors.joining());
	}

	/**
	 * What a terminal shows and does not obey.
	 * @param text anything, such as the message of a revision
	 * @return the same with spaces in place of control characters
	 */
	static String printable(String text) {
		return text.replaceAll("\\p{Cntrl}", " ");
	}

	/**
	 * A part in one style.
	 *
	 * @param text what is written
	 * @param style how it looks
	 */
	record Part(String text, Style style) {

		Part {
			text = printable(text);
		}

	}

}
