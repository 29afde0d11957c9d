package io.migrate.adopt;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;

import io.migrate.base.Problems;
import io.migrate.file.LocatedFile;
import io.migrate.file.Utf8Reader;

/**
 * A piece of a file of another tool.
 *
 * @param file the name of the file
 * @param line the line in which the piece begins, counted from one
 * @param text the piece, with the line ends of the file
 */
record ForeignText(String file, int line, String text) {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/**
	 * Reads a whole file.
	 * @param file the file
	 * @param problems takes that it cannot be read
	 * @return its text, empty when it cannot be read
	 */
	static ForeignText read(LocatedFile file, Problems problems) {
		StringWriter text = new StringWriter();
		try (Reader reader = new Utf8Reader().open(file.content())) {
			reader.transferTo(text);
			String read = text.toString();
			return new ForeignText(file.name(), 1, read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read);
		}
		catch (CharacterCodingException ex) {
			problems.add(file.name(), 0, "is not UTF-8; save it as UTF-8");
		}
		catch (IOException ex) {
			problems.add(file.name(), 0, "cannot be read: " + ex.getMessage());
		}
		return new ForeignText(file.name(), 1, "");
	}

	/**
	 * A piece of this one.
	 * @param from where it begins
	 * @param to where it ends
	 * @return the piece with the line in which it begins
	 */
	ForeignText piece(int from, int to) {
		int lines = (int) this.text.substring(0, from).chars().filter((c) -> c == '\n').count();
		return new ForeignText(this.file, this.line + lines, this.text.substring(from, to));
	}

	/**
	 * Opens the piece behind as many empty lines as the file has above it, so that its
	 * lines are counted as in the file.
	 * @return a reader of the piece
	 */
	Reader open() {
		return new StringReader("\n".repeat(offset()) + this.text);
	}

	/**
	 * How many characters {@link #open} puts above the piece.
	 */
	int offset() {
		return this.line - 1;
	}

}
