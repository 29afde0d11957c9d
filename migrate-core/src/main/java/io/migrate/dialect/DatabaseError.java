package io.migrate.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a database says about a failure.
 *
 * @param message what is wrong, in one line
 * @param sqlState the SQLSTATE, or {@code null} when the driver gave none
 * @param position where in the statement, in characters from one, or zero when unknown
 * @param detail more about it, or {@code null}
 * @param hint what the database suggests, or {@code null}
 * @param where the function that was running, or {@code null}
 * @param action what the engine suggests
 * @param kind what the engine must know of it
 */
public record DatabaseError(String message, @Nullable String sqlState, int position, @Nullable String detail,
		@Nullable String hint, @Nullable String where, String action, Kind kind) {

	/**
	 * The message for people, in one line.
	 * @return the message, with the SQLSTATE where there is one
	 */
	public String headline() {
		return this.message + ((this.sqlState != null) ? " [" + this.sqlState + "]" : "");
	}

	/**
	 * What else the database says, for people.
	 * @return detail, hint and where, each on lines of its own; empty when there is none
	 */
	public String particulars() {
		return line("Detail", this.detail) + line("Hint", this.hint) + line("Where", this.where);
	}

	/**
	 * The same error with another place.
	 * @param place what the message says of where it happened, or an empty text
	 * @return the error
	 */
	public DatabaseError at(String place) {
		return new DatabaseError(this.message, this.sqlState, this.position, this.detail, this.hint,
				place.isEmpty() ? null : place, this.action, this.kind);
	}

	/**
	 * The same failure of a statement that stood behind a text of the engine.
	 * @param characters how long that text is
	 * @return the error with its position in the statement alone
	 */
	public DatabaseError behind(int characters) {
		int place = (this.position > characters) ? this.position - characters : 0;
		return new DatabaseError(this.message, this.sqlState, place, this.detail, this.hint, this.where, this.action,
				this.kind);
	}

	/**
	 * The kinds of failure that the engine tells apart.
	 */
	public enum Kind {

		/** A table is not there. */
		MISSING_TABLE,

		/** A column is not there. */
		MISSING_COLUMN,

		/** Somebody else has just made the same. */
		ALREADY_THERE,

		/**
		 * Another session was in the way; the same transaction may succeed a moment
		 * later.
		 */
		BLOCKED,

		/** Somebody has cancelled the statement, or it ran longer than it may. */
		CANCELLED,

		/** The connection is lost, and with it what was not committed. */
		LOST,

		/** Anything else. */
		OTHER

	}

	private static String line(String title, @Nullable String content) {
		return (content != null) ? "\n  " + title + ": " + content.replace("\n", "\n  ") : "";
	}

}
