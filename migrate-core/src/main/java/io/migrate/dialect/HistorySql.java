package io.migrate.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The SQL of the bookkeeping. The writing statements are complete texts without
 * parameters, so that they can travel with the statements of a step or stand in a script.
 * Times are the server's.
 */
public interface HistorySql {

	/**
	 * Asks whether the schema for our tables is there; one boolean.
	 * @return a query
	 */
	String schemaExists();

	/**
	 * Asks what of our own is there: one boolean for the schema, then one for each of our
	 * tables, in the order in which {@link #createTables()} makes them, the sizes last;
	 * and one for whether this session may write sizes.
	 * @return a query
	 */
	String existing();

	/**
	 * Makes the schema.
	 * @return a statement
	 */
	String createSchema();

	/**
	 * Makes our tables where they are missing. Even where it is not, this needs the
	 * privilege to create tables in the schema.
	 * @return a statement for each table
	 */
	List<String> createTables();

	/**
	 * Reads one line that stands for all rows: the SHA-256 checksum, as hexadecimal
	 * digits, of {@code id state revises depends_on checksum downgrade_checksum} with a
	 * line feed behind it, for each row by id. Ids within a list are separated by commas;
	 * what is missing is empty, and so is the last of a revision of the kind
	 * {@code java}.
	 * @return a query
	 */
	String readFingerprint();

	/**
	 * Reads all rows: {@code id, revises, depends_on} (separated by commas),
	 * {@code message,
	 * state, kind, script, checksum, downgrade_checksum, applied_at, duration_ms,
	 * applied_by}, in the order of application. It never reads the stored script.
	 * @return a query
	 */
	String readRevisions();

	/**
	 * Reads the newest events, newest first:
	 * {@code id, revision, action, outcome, started_at,
	 * duration_ms, instance, engine_version, error}.
	 * @param limit how many at most
	 * @return a query
	 */
	String readEvents(int limit);

	/**
	 * Asks whether the journal has a step that was done; one boolean.
	 * @return a query
	 */
	String anyDone();

	/**
	 * Asks whether populations are done; one boolean.
	 * @param names their names
	 * @return a query
	 */
	String populationsDone(List<String> names);

	/**
	 * Records a revision as applied, and the step in the journal; hits exactly one row.
	 * @param row what to record of the revision
	 * @param event what to record of the step
	 * @return a statement
	 */
	String recordApplied(RevisionRow row, EventRow event);

	/**
	 * Takes a revision out of the record, with whatever was recorded of its statements,
	 * and writes the step into the journal; fails when the revision is not there.
	 * @param id the revision
	 * @param event what to record of the step
	 * @return a statement
	 */
	String recordRemoved(String id, EventRow event);

	/**
	 * Records that a revision is half-way up; hits exactly one row, also when it was so
	 * recorded before.
	 * @param row what to record of the revision
	 * @return a statement
	 */
	String recordUpgrading(RevisionRow row);

	/**
	 * Records that an applied revision is half-way down; hits exactly one row, also when
	 * it was so recorded before.
	 * @param id the revision
	 * @return a statement
	 */
	String recordDowngrading(String id);

	/**
	 * Records a revision that was half-way up as applied, and the step in the journal,
	 * and drops what was recorded of its statements; hits exactly one row.
	 * @param row what to record of the revision
	 * @param event what to record of the step
	 * @return a statement
	 */
	String recordUpgraded(RevisionRow row, EventRow event);

	/**
	 * Records statements of a revision that is half-way.
	 * @param revision the revision
	 * @param rows the statements, those recorded before included
	 * @return a statement that hits as many rows
	 */
	String recordStatements(String revision, List<StatementRow> rows);

	/**
	 * Reads what was recorded of the statements of a revision:
	 * {@code position, checksum, state}, in their order.
	 * @param revision the revision
	 * @return a query
	 */
	String readStatements(String revision);

	/**
	 * Reads the stored downgrade section of a revision, one text.
	 * @param id the revision
	 * @return a query
	 */
	String readDowngrade(String id);

	/**
	 * Writes a step into the journal that changed nothing else; hits exactly one row.
	 * @param event what to record of the step
	 * @return a statement
	 */
	String recordEvent(EventRow event);

	/**
	 * What is recorded of an applied revision; its duration is that of the transaction so
	 * far.
	 *
	 * @param id the id
	 * @param revises the ids of the parents
	 * @param dependsOn the ids that it depends on
	 * @param message its message
	 * @param content what it contains
	 * @param machine where the engine runs
	 */
	record RevisionRow(String id, List<String> revises, List<String> dependsOn, String message, Content content,
			String machine) {

	}

	/**
	 * What a revision contains.
	 *
	 * @param kind how it is written, such as {@code sql}
	 * @param script the file
	 * @param checksum of its upgrade section, or {@code null}
	 * @param downgradeChecksum of its downgrade section, or {@code null}
	 * @param downgradeScript its downgrade section, or {@code null} when it is
	 * irreversible
	 */
	record Content(String kind, String script, @Nullable String checksum, @Nullable String downgradeChecksum,
			@Nullable String downgradeScript) {

	}

	/**
	 * One statement of a revision that is half-way.
	 *
	 * @param position its place in its section, counted from one
	 * @param checksum of its tokens
	 * @param state {@code started} or {@code done}
	 */
	record StatementRow(int position, String checksum, String state) {

	}

	/**
	 * One attempt of one step.
	 *
	 * @param revision the revision
	 * @param action what was done with it
	 * @param durationMs how long it took, or {@code null} for the time of the transaction
	 * so far
	 * @param instance where the engine runs
	 * @param engineVersion the version of the engine
	 * @param error what went wrong, or {@code null} when nothing did
	 */
	record EventRow(String revision, String action, @Nullable Long durationMs, String instance, String engineVersion,
			@Nullable String error) {

	}

}
