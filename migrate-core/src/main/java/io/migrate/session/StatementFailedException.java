package io.migrate.session;

import java.util.Locale;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError;
import io.migrate.script.Position;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A statement failed. The message has file, line and column, what the database said, and
 * the line of the statement with a caret under the place.
 */
public final class StatementFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_LINE = 160;

	private final transient DatabaseError error;

	StatementFailedException(String script, @Nullable SqlStatement statement, DatabaseError error, Exception cause) {
		super(text(script, statement, error), error.action(), cause);
		this.error = error;
	}

	/**
	 * What the database said.
	 * @return its error
	 */
	public DatabaseError error() {
		return this.error;
	}

	private static String text(String script, @Nullable SqlStatement statement, DatabaseError error) {
		StringBuilder text = new StringBuilder();
		Position position = (statement != null) ? statement.locate(Math.max(error.position(), 1)) : null;
		text.append(script);
		if (position != null) {
			text.append(':').append(position.line()).append(':').append(position.column());
		}
		text.append(": ").append(error.headline());
		if (position != null) {
			text.append(caret(position));
		}
		return text.append(error.particulars()).toString();
	}

	private static String caret(Position position) {
		String number = String.format(Locale.ROOT, "%5d | ", position.line());
		String line = position.lineText().replace('\t', ' ');
		int from = Math.max(0, position.column() - 1 - MAX_LINE / 2);
		String shown = line.substring(Math.min(from, line.length()), Math.min(line.length(), from + MAX_LINE));
		return "\n\n" + number + shown + "\n" + " ".repeat(number.length() + position.column() - 1 - from) + "^";
	}

}
