package io.migrate.script;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

import io.migrate.base.Checksum;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script. Its lines and columns are those of the file, also when
 * placeholders were replaced.
 *
 * @param text the statement as it runs, from its first token to its last; without the
 * semicolon, with the comments inside
 * @param offset where it begins in the script, in UTF-16 units from zero; a byte order
 * mark does not count
 * @param line the line of its first token in the file, counted from one
 * @param column the column of its first token, counted from one in characters
 * @param copyFromStdin whether this is a {@code COPY … FROM stdin}, whose data follows
 * @param rerunnable whether somebody vouches, by a mark before it, that it may run again
 * after it was interrupted
 * @param substitutions where the text differs from the file, in the order of the text
 */
public record SqlStatement(String text, long offset, int line, int column, boolean copyFromStdin, boolean rerunnable,
		List<Substitution> substitutions) implements ScriptItem {

	public SqlStatement {
		substitutions = List.copyOf(substitutions);
	}

	/**
	 * A statement without a mark, as it is written.
	 * @param text the statement
	 * @param offset where it begins in the script
	 * @param line the line of its first token
	 * @param column the column of its first token
	 * @param copyFromStdin whether data follows
	 */
	public SqlStatement(String text, long offset, int line, int column, boolean copyFromStdin) {
		this(text, offset, line, column, copyFromStdin, false, List.of());
	}

	/**
	 * This statement with the mark that it may run again.
	 * @return a statement that is {@link #rerunnable()}
	 */
	public SqlStatement asRerunnable() {
		return new SqlStatement(this.text, this.offset, this.line, this.column, this.copyFromStdin, true,
				this.substitutions);
	}

	/**
	 * This statement as it stands in the file.
	 * @return a statement with its placeholders and without substitutions
	 */
	public SqlStatement asWritten() {
		if (this.substitutions.isEmpty()) {
			return this;
		}
		StringBuilder written = new StringBuilder();
		int copied = 0;
		for (Substitution substitution : this.substitutions) {
			written.append(this.text, copied, substitution.start()).append(substitution.written());
			copied = substitution.end();
		}
		return withText(written.append(this.text, copied, this.text.length()).toString(), List.of());
	}

	/**
	 * What the values of placeholders have made of this statement, read as psql reads it.
	 * @return what is wrong with its text, such as a quote without its partner;
	 * {@code null} when nothing is, or when nothing was replaced
	 */
	public @Nullable String fault() {
		if (this.substitutions.isEmpty()) {
			return null;
		}
		Problems problems = new Problems();
		String end = this.copyFromStdin ? ";\n\\.\n" : ";";
		try (ScriptReader reader = new ScriptReader(new StringReader(this.text + end), "", problems)) {
			ScriptItem item = reader.next();
			while (item != null) {
				item = reader.next();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
		return problems.list().stream().map(Problem::message).findFirst().orElse(null);
	}

	/** The same place in the file with another text. */
	SqlStatement withText(String text, List<Substitution> substitutions) {
		return new SqlStatement(text, this.offset, this.line, this.column, this.copyFromStdin, this.rerunnable,
				substitutions);
	}

	/**
	 * What tells this statement from others: not its comments, white space, the case of
	 * its unquoted words, or the values of its placeholders. A section of this statement
	 * alone has the same checksum; data that follows the statement is not in it. Computed
	 * anew on each call.
	 * @return the checksum of the tokens
	 */
	public Checksum checksum() {
		return TokenDigest.checksum(asWritten().text());
	}

	/**
	 * The line of a place in the statement.
	 * @param position an index into the text
	 * @return its line in the file, counted from one
	 */
	public int lineAt(int position) {
		return asWritten().line(placeAsWritten(position));
	}

	/**
	 * The column of a place in the statement.
	 * @param position an index into the text
	 * @return its column in its line, counted from one in characters; what replaced a
	 * placeholder is where the placeholder begins
	 */
	public int columnAt(int position) {
		return asWritten().column(placeAsWritten(position));
	}

	/**
	 * The place that the server means.
	 * @param serverPosition a position in the text as PostgreSQL reports it: in
	 * characters, not UTF-16 units, from one; what is outside the text means its end
	 * @return where that is in the file; for what replaced a placeholder, where the
	 * placeholder begins
	 */
	public Position locate(int serverPosition) {
		int characters = this.text.codePointCount(0, this.text.length());
		int before = Math.max(0, Math.min(serverPosition - 1, characters));
		return asWritten().position(placeAsWritten(this.text.offsetByCodePoints(0, before)));
	}

	@Override
	public <R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment) {
		return statement.apply(this);
	}

	/** An index into the text as it stands in the file. */
	private int placeAsWritten(int position) {
		int place = Math.max(0, Math.min(position, this.text.length()));
		int shift = 0;
		for (Substitution substitution : this.substitutions) {
			if (place < substitution.end()) {
				return Math.min(place, substitution.start()) + shift;
			}
			shift += substitution.written().length() - (substitution.end() - substitution.start());
		}
		return place + shift;
	}

	private Position position(int place) {
		int lineStart = lineStart(place);
		int lineEnd = this.text.indexOf('\n', place);
		String lineText = this.text.substring(lineStart, (lineEnd < 0) ? this.text.length() : lineEnd);
		String indent = (lineStart == 0) ? " ".repeat(this.column - 1) : "";
		return new Position(line(place), column(place), indent + lineText.stripTrailing());
	}

	private int line(int place) {
		int found = this.line;
		for (int i = this.text.indexOf('\n'); i >= 0 && i < place; i = this.text.indexOf('\n', i + 1)) {
			found++;
		}
		return found;
	}

	private int column(int place) {
		int lineStart = lineStart(place);
		int before = (lineStart == 0) ? this.column : 1;
		return before + this.text.codePointCount(lineStart, place);
	}

	/** Where the line of a place begins in the text. */
	private int lineStart(int place) {
		return this.text.lastIndexOf('\n', place - 1) + 1;
	}

}
