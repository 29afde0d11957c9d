package io.migrate.boot.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in which every element is closed and every text is nothing but text,
 * whatever it contains. Names of elements and attributes are constants of this package.
 * Not thread-safe.
 */
final class Html {

	private static final int LARGE = 64 * 1024;

	private static final char REPLACEMENT = '\uFFFD';

	private final StringBuilder out = new StringBuilder(LARGE);

	private final Deque<String> open = new ArrayDeque<>();

	/**
	 * Begins an element.
	 * @param name its name
	 * @param attributes names and values in turn
	 */
	Html open(String name, String... attributes) {
		empty(name, attributes);
		this.open.push(name);
		return this;
	}

	/**
	 * Writes an element that has no content and no end, such as {@code meta}.
	 */
	Html empty(String name, String... attributes) {
		this.out.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			this.out.append(' ').append(attributes[i]).append("=\"");
			escape(attributes[i + 1]);
			this.out.append('"');
		}
		this.out.append('>');
		return this;
	}

	/**
	 * Ends the innermost element.
	 */
	Html close() {
		this.out.append("</").append(this.open.pop()).append('>');
		return this;
	}

	Html text(String text) {
		escape(text);
		return this;
	}

	/**
	 * Writes what people wrote, such as a message. Its direction is its own and does not
	 * reach beyond it.
	 */
	Html foreign(String text) {
		return element("bdi", text);
	}

	Html element(String name, String text, String... attributes) {
		return open(name, attributes).text(text).close();
	}

	/**
	 * Writes what comes with the engine, such as the stylesheet, as it is.
	 */
	Html own(Stylesheet stylesheet) {
		this.out.append(stylesheet.text());
		return this;
	}

	Html line() {
		this.out.append('\n');
		return this;
	}

	private void escape(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '<' -> this.out.append("&lt;");
				case '>' -> this.out.append("&gt;");
				case '&' -> this.out.append("&amp;");
				case '"' -> this.out.append("&quot;");
				case '\'' -> this.out.append("&#39;");
				case '\n', '\t' -> this.out.append(character);
				default -> this.out.append(Character.isISOControl(character) ? REPLACEMENT : character);
			}
		}
	}

	@Override
	public String toString() {
		if (!this.open.isEmpty()) {
			throw new IllegalStateException("Not closed: " + this.open);
		}
		return this.out.toString();
	}

}
