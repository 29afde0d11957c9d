package io.migrate;

import java.util.regex.Pattern;

/**
 * A moment of a run, known by the statement that is sent.
 */
enum KillPhase {

	/** Reads what is applied, before the lock and behind it. */
	QUESTION(2, "array_to_string\\(revises"),

	/** Takes the migration lock. */
	LOCK(1, "pg_try_advisory_lock"),

	/** Makes our tables. */
	OUR_TABLES(3, "^CREATE TABLE IF NOT EXISTS"),

	/** Prepares the session. */
	SETTINGS(2, "client_connection_check_interval"),

	/** Begins a transaction. */
	BEGIN(8, "^BEGIN$"),

	/** Changes the schema in a transaction. */
	CHANGE(16, "^(?!.*(CONCURRENTLY|migrate_))(CREATE|ALTER|DROP|SELECT (fill|take)\\()"),

	/** Records a step in its transaction. */
	RECORD(3, "migrate_event.*migrate_revision.*'applied'|DELETE FROM .*migrate_revision"),

	/** Commits. */
	COMMIT(12, "^COMMIT$"),

	/** Records that a step begins that runs piece by piece. */
	STEP_BEGUN(2, "'upgrading'\\) ON CONFLICT|SET state = 'downgrading'|state = 'upgrading' WHERE"),

	/** Records that a statement outside a transaction begins. */
	STATEMENT_STARTED(4, "INSERT INTO .*migrate_statement.*'started'"),

	/** Builds an index concurrently. */
	BUILD(2, "^CREATE (UNIQUE )?INDEX CONCURRENTLY"),

	/** Drops an index concurrently. */
	DROP(2, "^DROP INDEX CONCURRENTLY"),

	/** Runs another statement outside a transaction. */
	ALONE(2, "^(VACUUM|REINDEX|ALTER TABLE .* CONCURRENTLY)"),

	/** Looks what became of a statement outside a transaction. */
	LOOK(6, "FROM pg_catalog.pg_index i|inhdetachpending FROM|to_regclass\\(.*IS NULL"),

	/** Records that a statement outside a transaction is done. */
	STATEMENT_DONE(3, "INSERT INTO (?!.*'started').*migrate_statement"),

	/** Records that a step is done that ran piece by piece. */
	STEP_DONE(2, "DELETE FROM .*migrate_statement.*UPDATE .*migrate_revision|DELETE FROM .*migrate_statement"),

	/** Brings the session back. */
	RESTORE(2, "^RESET ALL"),

	/** Gives the lock back. */
	UNLOCK(1, "pg_advisory_unlock"),

	/** Whatever it does at a certain time. */
	ANY(1, "$^");

	private final int occurrences;

	private final Pattern statement;

	KillPhase(int occurrences, String statement) {
		this.occurrences = occurrences;
		this.statement = Pattern.compile(statement, Pattern.DOTALL);
	}

	/** How often it comes in a run, or so. */
	int occurrences() {
		return this.occurrences;
	}

	boolean matches(String sql) {
		return this.statement.matcher(sql).find();
	}

	/** Whether it can be made to last, by a transaction that it waits for. */
	boolean waitsForOthers() {
		return this == BUILD || this == DROP || this == ALONE;
	}

}
