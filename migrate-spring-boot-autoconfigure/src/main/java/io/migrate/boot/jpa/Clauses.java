package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads SQL that a mapping has as text, such as a column's definition or the options of
 * an index: words, texts and brackets, one after the other. Not thread-safe.
 */
final class Clauses {

	private final String text;

	private final List<Piece> pieces;

	private int next;

	Clauses(String text) {
		this.text = text;
		this.pieces = new Scan(text).pieces();
	}

	boolean isEmpty() {
		return this.next >= this.pieces.size();
	}

	/**
	 * Goes on if these words are next.
	 * @param words the words in lower case
	 * @return whether they were
	 */
	boolean skip(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (!words[i].equals(word(this.next + i))) {
				return false;
			}
		}
		this.next += words.length;
		return true;
	}

	/**
	 * The next piece as it is written.
	 * @return the text, in brackets if it is there
	 */
	String take() {
		Piece piece = this.pieces.get(this.next++);
		return this.text.substring(piece.start(), piece.end());
	}

	/**
	 * What stands in the brackets that are next.
	 * @return the text without them, or {@code null} when something else is next
	 */
	@Nullable String brackets() {
		if (isEmpty() || this.text.charAt(this.pieces.get(this.next).start()) != '(') {
			return null;
		}
		String group = take();
		return group.substring(1, group.length() - 1).strip();
	}

	/**
	 * Everything up to one of some words.
	 * @param words the words in lower case
	 * @return the text, which ends at the first of them or at the end; the word is next
	 */
	String until(Set<String> words) {
		int first = this.next;
		while (!isEmpty() && !words.contains(word(this.next))) {
			this.next++;
		}
		return slice(first);
	}

	/**
	 * An expression up to one of some words, which its first piece may be.
	 * @param words the words in lower case
	 * @return the text
	 */
	String expression(Set<String> words) {
		int first = this.next++;
		until(words);
		return slice(first);
	}

	/**
	 * Everything up to a comma.
	 * @return the text; the comma is gone
	 */
	String untilComma() {
		String part = until(Set.of(","));
		skip(",");
		return part;
	}

	/**
	 * Everything that is left.
	 * @return the text
	 */
	String rest() {
		return until(Set.of());
	}

	private String slice(int first) {
		return (this.next == first) ? ""
				: this.text.substring(this.pieces.get(first).start(), this.pieces.get(this.next - 1).end());
	}

	private String word(int index) {
		if (index >= this.pieces.size()) {
			return "";
		}
		Piece piece = this.pieces.get(index);
		return this.text.substring(piece.start(), piece.end()).toLowerCase(Locale.ROOT);
	}

	/**
	 * A part of the text.
	 *
	 * @param start where it starts
	 * @param end behind its end
	 */
	private record Piece(int start, int end) {

	}

	/**
	 * Divides a text into pieces.
	 */
	private static final class Scan {

		private final String text;

		private int position;

		Scan(String text) {
			this.text = text;
		}

		List<Piece> pieces() {
			List<Piece> pieces = new ArrayList<>();
			while (this.position < this.text.length()) {
				if (Character.isWhitespace(this.text.charAt(this.position))) {
					this.position++;
					continue;
				}
				int start = this.position;
				pass();
				pieces.add(new Piece(start, this.position));
			}
			return pieces;
		}

		private void pass() {
			char first = this.text.charAt(this.position++);
			if (first == '(') {
				passBrackets();
			}
			else if (first == '\'' || first == '"') {
				passQuoted(first);
			}
			else if (isPartOfWord(first)) {
				while (this.position < this.text.length() && isPartOfWord(this.text.charAt(this.position))) {
					this.position++;
				}
			}
		}

		private void passBrackets() {
			while (this.position < this.text.length() && this.text.charAt(this.position) != ')') {
				pass();
			}
			this.position = Math.min(this.position + 1, this.text.length());
		}

		private void passQuoted(char quote) {
			int end = this.text.indexOf(quote, this.position);
			this.position = (end < 0) ? this.text.length() : end + 1;
		}

		private static boolean isPartOfWord(char character) {
			return Character.isLetterOrDigit(character) || character == '_' || character == '$';
		}

	}

}
