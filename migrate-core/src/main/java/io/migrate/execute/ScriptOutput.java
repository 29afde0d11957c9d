package io.migrate.execute;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a script line by line. Not thread-safe.
 */
final class ScriptOutput {

	private static final int CHUNK = 8 * 1024;

	private final Appendable target;

	ScriptOutput(Appendable target) {
		this.target = target;
	}

	/**
	 * Writes something with a line end.
	 */
	void line(String text) {
		append(text);
		append("\n");
	}

	/**
	 * Writes a comment, in which nothing can end the line.
	 */
	void comment(String text) {
		line(text.isEmpty() ? "--" : "-- " + text.replaceAll("\\p{Cntrl}", " "));
	}

	/**
	 * Writes statements of the engine.
	 */
	void statements(List<String> statements) {
		statements.forEach((statement) -> line(statement + ";"));
	}

	void statement(String statement) {
		line(statement + ";");
	}

	/**
	 * Writes the data of a {@code COPY}.
	 * @param data the data, read to its end
	 * @param end the line behind it
	 */
	void data(Reader data, String end) {
		try {
			char[] characters = new char[CHUNK];
			char last = '\n';
			for (int count = data.read(characters); count >= 0; count = data.read(characters)) {
				append(String.valueOf(characters, 0, count));
				last = (count > 0) ? characters[count - 1] : last;
			}
			line((last == '\n') ? end : "\n" + end);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void append(String text) {
		try {
			this.target.append(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
