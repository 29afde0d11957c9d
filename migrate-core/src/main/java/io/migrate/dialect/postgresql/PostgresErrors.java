package io.migrate.dialect.postgresql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.DatabaseError.Kind;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Translates what the server says. The SQLSTATE decides what to suggest; its classes are
 * those of PostgreSQL's appendix A.
 */
final class PostgresErrors {

	private static final String STAMP = "If the database already has this revision's change, mark it as applied instead"
			+ " of running it: stamp it, or set 'migrate.baseline'. Otherwise choose another name.";

	private static final String MISSING = "Check the spelling; if another revision makes it, that revision must be among"
			+ " 'Revises' or 'Depends on', or a population comes 'After' it.";

	private static final String AGAIN = "Start again; what was under way was rolled back.";

	private static final String TIME_LIMIT = "The server has ended the session by a time limit, which is set for the server,"
			+ " the database, the role, or in the revision: raise it where the revisions run, then start again.";

	private static final Map<String, String> ACTIONS = Map.ofEntries(
			Map.entry("42501",
					"Grant the missing privilege to the user that runs the revisions, for example"
							+ " GRANT USAGE, CREATE ON SCHEMA …, or run them as a user that has it."),
			Map.entry("42P07", STAMP), Map.entry("42701", STAMP), Map.entry("42710", STAMP), Map.entry("42723", STAMP),
			Map.entry("42P06", STAMP), Map.entry("42P01", MISSING), Map.entry("42703", MISSING),
			Map.entry("42704", MISSING), Map.entry("42883", MISSING), Map.entry("3F000", MISSING),
			Map.entry("25001",
					"This statement cannot run inside a transaction. If it may run again after it was interrupted,"
							+ " say so before it with '-- migrate:rerunnable <reason>', and it runs outside one."),
			Map.entry("2D000",
					"The procedure or block ends its transaction itself. If it may run again after it was"
							+ " interrupted, say so before it with '-- migrate:rerunnable <reason>', and it runs"
							+ " outside a transaction."),
			Map.entry("55P04",
					"A new value of an enum can be used only after the transaction that adds it: add it in one"
							+ " revision, and use it in the next."),
			Map.entry("25006",
					"The session may only read: see that the URL leads to the primary server, and that neither the pool"
							+ " nor 'default_transaction_read_only' nor the revision itself forbids to write."),
			Map.entry("55P03", "Another session holds a lock on it; pg_locks tells which. " + AGAIN),
			Map.entry("40P01", AGAIN), Map.entry("40001", AGAIN),
			Map.entry("57014", "The statement was cancelled. " + AGAIN), Map.entry("25P03", TIME_LIMIT),
			Map.entry("25P04", TIME_LIMIT), Map.entry("57P05", TIME_LIMIT),
			Map.entry("23502",
					"Rows that are there break the new rule: fill them first, or add the column as nullable."),
			Map.entry("23503", "Rows that are there break the new foreign key: correct them first."),
			Map.entry("23505", "Rows that are there are not unique: correct them first."),
			Map.entry("23514", "Rows that are there break the new check: correct them first."));

	private PostgresErrors() {
	}

	static DatabaseError describe(SQLException failure) {
		SQLException reason = reason(failure);
		ServerErrorMessage server = (reason instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		String state = reason.getSQLState();
		if (server == null) {
			return new DatabaseError(firstLine(reason), state, 0, null, null, null, action(state), kind(state));
		}
		return new DatabaseError(Objects.requireNonNullElse(server.getMessage(), firstLine(reason)), state,
				server.getPosition(), server.getDetail(), server.getHint(), server.getWhere(), action(state),
				kind(state));
	}

	// A batch only says that it failed; the server's words are in the next exception
	private static SQLException reason(SQLException failure) {
		SQLException next = failure.getNextException();
		return (failure instanceof BatchUpdateException && next != null) ? next : failure;
	}

	private static String firstLine(SQLException failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
	}

	private static Kind kind(@Nullable String state) {
		if (state == null) {
			return Kind.OTHER;
		}
		return switch (state) {
			case "42P01" -> Kind.MISSING_TABLE;
			case "42703" -> Kind.MISSING_COLUMN;
			case "42P06", "42P07", "42710", "23505" -> Kind.ALREADY_THERE;
			case "55P03", "40P01", "40001" -> Kind.BLOCKED;
			case "57014" -> Kind.CANCELLED;
			default -> isLost(state) ? Kind.LOST : Kind.OTHER;
		};
	}

	// The session ends by the words of an administrator, of the server, or of its limits
	// for a transaction
	private static boolean isLost(String state) {
		return isConnection(state) || state.startsWith("57P") || state.equals("25P03") || state.equals("25P04");
	}

	// Of this class, a protocol violation is a fault of the statement, such as a
	// parameter
	private static boolean isConnection(String state) {
		return state.startsWith("08") && !state.equals("08P01");
	}

	private static String action(@Nullable String state) {
		if (state == null) {
			return "Correct what the database complains about, then start again.";
		}
		return ACTIONS.getOrDefault(state,
				isLost(state) ? "The connection to the database was lost; see that it is up, then start again."
						: "Correct the statement, then start again.");
	}

}
