package io.migrate.script;

import java.util.function.Function;

import io.migrate.base.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param text the statement as it is written, from its first token to its last; without
 * the semicolon, with the comments inside
 * @param offset where it begins in the script, in UTF-16 units from zero; a byte order
 * mark does not count
 * @param line the line of its first token in the file, counted from one
 * @param column the column of its first token, counted from one in characters
 * @param copyFromStdin whether this is a {@code COPY … FROM stdin}, whose data follows
 * @param rerunnable whether somebody vouches, by a mark before it, that it may run again
 * after it was interrupted
 */
public record SqlStatement(String text, long offset, int line, int column, boolean copyFromStdin,
		boolean rerunnable) implements ScriptItem {

	/**
	 * A statement without a mark.
	 * @param text the statement as it is written
	 * @param offset where it begins in the script
	 * @param line the line of its first token
	 * @param column the column of its first token
	 * @param copyFromStdin whether data follows
	 */
	public SqlStatement(String text, long offset, int line, int column, boolean copyFromStdin) {
		this(text, offset, line, column, copyFromStdin, false);
	}

	/**
	 * This statement with the mark that it may run again.
	 * @return a statement that is {@link #rerunnable()}
	 */
	public SqlStatement asRerunnable() {
		return new SqlStatement(this.text, this.offset, this.line, this.column, this.copyFromStdin, true);
	}

	/**
	 * What tells this statement from others: not its comments, white space, or the case
	 * of its unquoted words. A section of this statement alone has the same checksum;
	 * data that follows the statement is not in it. Computed anew on each call.
	 * @return the checksum of the tokens
	 */
	public Checksum checksum() {
		return TokenDigest.checksum(this.text);
	}

	/**
	 * The line of a place in the statement.
	 * @param position an index into the text
	 * @return its line in the file, counted from one
	 */
	public int lineAt(int position) {
		int place = within(position);
		int found = this.line;
		for (int i = this.text.indexOf('\n'); i >= 0 && i < place; i = this.text.indexOf('\n', i + 1)) {
			found++;
		}
		return found;
	}

	/**
	 * The column of a place in the statement.
	 * @param position an index into the text
	 * @return its column in its line, counted from one in characters
	 */
	public int columnAt(int position) {
		int place = within(position);
		int lineStart = lineStart(place);
		int before = (lineStart == 0) ? this.column : 1;
		return before + this.text.codePointCount(lineStart, place);
	}

	/**
	 * The place that the server means.
	 * @param serverPosition a position in the text as PostgreSQL reports it: in
	 * characters, not UTF-16 units, from one; what is outside the text means its end
	 * @return where that is in the file
	 */
	public Position locate(int serverPosition) {
		int characters = this.text.codePointCount(0, this.text.length());
		int before = Math.max(0, Math.min(serverPosition - 1, characters));
		int place = this.text.offsetByCodePoints(0, before);
		int lineStart = lineStart(place);
		int lineEnd = this.text.indexOf('\n', place);
		String lineText = this.text.substring(lineStart, (lineEnd < 0) ? this.text.length() : lineEnd);
		String indent = (lineStart == 0) ? " ".repeat(this.column - 1) : "";
		return new Position(lineAt(place), columnAt(place), indent + lineText.stripTrailing());
	}

	@Override
	public <R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment) {
		return statement.apply(this);
	}

	private int within(int position) {
		return Math.max(0, Math.min(position, this.text.length()));
	}

	/** Where the line of a place begins in the text. */
	private int lineStart(int place) {
		return this.text.lastIndexOf('\n', place - 1) + 1;
	}

}
