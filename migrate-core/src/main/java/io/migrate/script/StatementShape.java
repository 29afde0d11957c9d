package io.migrate.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Follows the tokens of one statement to know where it ends: not within parentheses and
 * brackets, nor within the {@code BEGIN ATOMIC … END} body of a routine. Also knows
 * whether data follows the statement.
 */
final class StatementShape {

	private static final int USUAL_DEPTH = 4;

	private final Deque<Opening> openings = new ArrayDeque<>(USUAL_DEPTH);

	private Lead lead = Lead.FIRST;

	private Keyword previous = Keyword.OTHER;

	private long previousPosition;

	private boolean begun;

	private boolean copyFromStdin;

	/** Whether there was a token. */
	boolean isBegun() {
		return this.begun;
	}

	/** Whether a semicolon would end the statement. */
	boolean isClosed() {
		return this.openings.isEmpty();
	}

	/** Whether it matters which words come. */
	boolean watchesWords() {
		return this.lead != Lead.OTHER;
	}

	boolean isCopyFromStdin() {
		return this.copyFromStdin;
	}

	/** What is still open, the outermost first. */
	Iterator<Opening> openings() {
		return this.openings.descendingIterator();
	}

	void reset() {
		this.openings.clear();
		this.lead = Lead.FIRST;
		this.previous = Keyword.OTHER;
		this.begun = false;
		this.copyFromStdin = false;
	}

	/** A word, {@link Keyword#DOT}, or any other token but a bracket. */
	void token(Keyword keyword, long position) {
		this.begun = true;
		if (!watchesWords()) {
			return;
		}
		if (this.lead == Lead.ROUTINE) {
			body(keyword, position);
		}
		else if (this.lead == Lead.COPY) {
			boolean standard = (keyword == Keyword.STDIN || keyword == Keyword.STDOUT);
			// the server reads "FROM STDOUT" as "FROM STDIN"
			this.copyFromStdin |= standard && this.previous == Keyword.FROM && isClosed();
		}
		else {
			this.lead = this.lead.followedBy(keyword);
		}
		this.previous = keyword;
		this.previousPosition = position;
	}

	void open(Bracket bracket, long position) {
		token(Keyword.OTHER, position);
		this.openings.push(new Opening(bracket, position));
	}

	/**
	 * A closing bracket.
	 * @return whether such a one was open
	 */
	boolean close(Bracket bracket, long position) {
		token(Keyword.OTHER, position);
		return pop(bracket);
	}

	private void body(Keyword keyword, long position) {
		if (this.previous == Keyword.DOT || this.previous == Keyword.AS) {
			return;
		}
		Opening innermost = this.openings.peek();
		if (innermost == null && keyword == Keyword.ATOMIC && this.previous == Keyword.BEGIN) {
			this.openings.push(new Opening(Bracket.BODY, this.previousPosition));
		}
		// as in psql, parentheses hide their words: "end" may be a column's label there
		if (innermost == null || !innermost.bracket().isWord()) {
			return;
		}
		if (keyword == Keyword.CASE) {
			this.openings.push(new Opening(Bracket.CASE, position));
		}
		else if (keyword == Keyword.END) {
			this.openings.pop();
		}
	}

	private boolean pop(Bracket bracket) {
		Opening innermost = this.openings.peek();
		if (innermost == null || innermost.bracket() != bracket) {
			return false;
		}
		this.openings.pop();
		return true;
	}

	/** What comes in pairs. */
	enum Bracket {

		PARENTHESIS("(", ")"), SQUARE("[", "]"), BODY("BEGIN ATOMIC", "END"), CASE("CASE", "END");

		private final String opening;

		private final String closing;

		Bracket(String opening, String closing) {
			this.opening = opening;
			this.closing = closing;
		}

		String opening() {
			return this.opening;
		}

		String closing() {
			return this.closing;
		}

		boolean isWord() {
			return this == BODY || this == CASE;
		}

	}

	/** A bracket that waits for its partner. */
	record Opening(Bracket bracket, long position) {
	}

	/** What the first words of a statement say about it. */
	private enum Lead {

		FIRST, CREATE, CREATE_OR, CREATE_OR_REPLACE, ROUTINE, COPY, OTHER;

		Lead followedBy(Keyword keyword) {
			return switch (this) {
				case FIRST -> (keyword == Keyword.CREATE) ? CREATE : (keyword == Keyword.COPY) ? COPY : OTHER;
				case CREATE -> (keyword == Keyword.OR) ? CREATE_OR : routine(keyword);
				case CREATE_OR -> (keyword == Keyword.REPLACE) ? CREATE_OR_REPLACE : OTHER;
				case CREATE_OR_REPLACE -> routine(keyword);
				default -> this;
			};
		}

		private static Lead routine(Keyword keyword) {
			return (keyword == Keyword.FUNCTION || keyword == Keyword.PROCEDURE) ? ROUTINE : OTHER;
		}

	}

}
