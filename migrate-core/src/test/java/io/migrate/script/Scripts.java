package io.migrate.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Whole scripts for tests.
 */
final class Scripts {

	static final String LOCATION = "script.sql";

	private Scripts() {
	}

	static Read read(String script) {
		return read(new StringReader(script), 1024);
	}

	/** Everything there is to a script: items, data, problems and digest. */
	static Read read(Reader reader, int bufferSize) {
		Problems problems = new Problems();
		List<ScriptItem> items = new ArrayList<>();
		List<String> data = new ArrayList<>();
		MessageDigest digest = Checksum.digest();
		try (ScriptReader script = new ScriptReader(reader, LOCATION, problems,
				new ScriptBuffers(bufferSize, bufferSize))) {
			script.digest(digest);
			for (ScriptItem item = script.next(); item != null; item = script.next()) {
				items.add(item);
				if (item instanceof SqlStatement statement && statement.copyFromStdin()) {
					StringWriter text = new StringWriter();
					script.copyData().transferTo(text);
					data.add(text.toString());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Read(items, data, problems.list(), Checksum.of(digest));
	}

	static List<String> statements(String script) {
		return read(script).statements();
	}

	static List<String> problems(String script) {
		return read(script).problems().stream().map(Problem::toString).toList();
	}

	static Checksum checksum(String script) {
		return read(script).checksum();
	}

	/** What was found in a script. */
	record Read(List<ScriptItem> items, List<String> data, List<Problem> problems, Checksum checksum) {

		List<String> statements() {
			return this.items.stream()
				.filter(SqlStatement.class::isInstance)
				.map((item) -> ((SqlStatement) item).text())
				.toList();
		}

	}

	/** Gives only a few characters at a time, as a slow network would. */
	static final class Trickle extends Reader {

		private final String text;

		private final int[] pieces;

		private int at;

		private int reads;

		Trickle(String text, int... pieces) {
			this.text = text;
			this.pieces = pieces;
		}

		@Override
		public int read(char[] target, int offset, int length) {
			if (this.at == this.text.length()) {
				return -1;
			}
			int piece = this.pieces[this.reads++ % this.pieces.length];
			int count = Math.min(Math.min(piece, length), this.text.length() - this.at);
			this.text.getChars(this.at, this.at + count, target, offset);
			this.at += count;
			return count;
		}

		@Override
		public void close() {
			// nothing to close
		}

	}

}
