package io.migrate.execute;

import java.util.Map;

import io.migrate.base.Problems;
import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.plan.Step;
import io.migrate.script.SqlStatement;

/**
 * What the database says of the statements of a step that was left half-way.
 *
 * @param rows the records by position
 */
record DoneStatements(Map<Integer, StatementRow> rows) {

	static final String STARTED = "started";

	static final String DONE = "done";

	/**
	 * Whether a statement was run to its end.
	 * @param position its place, counted from one
	 */
	boolean isDone(int position) {
		StatementRow row = this.rows.get(position);
		return row != null && row.state().equals(DONE);
	}

	/**
	 * Whether a statement at this place was recorded.
	 * @param position its place, counted from one
	 */
	boolean isBegun(int position) {
		return this.rows.containsKey(position);
	}

	/**
	 * Whether this very statement was begun, and nobody knows how far it came.
	 * @param position its place, counted from one
	 * @param statement the statement that stands there now
	 */
	boolean wasStarted(int position, SqlStatement statement) {
		StatementRow row = this.rows.get(position);
		return row != null && row.state().equals(STARTED) && row.checksum().equals(statement.checksum().value());
	}

	/**
	 * Makes sure that what was done still stands in the script. What was not done may be
	 * another now.
	 * @param step the step
	 * @param reader its script
	 * @throws ChangedStatementsException if it does not
	 */
	void verify(Step step, StepReader reader) {
		Problems problems = new Problems();
		int position = 0;
		SqlStatement statement = reader.next();
		while (statement != null) {
			position++;
			StatementRow row = this.rows.get(position);
			if (row != null && isDone(position) && !row.checksum().equals(statement.checksum().value())) {
				problems.add(reader.scriptName(), statement.line(),
						"statement " + position + " was already run with another text");
			}
			statement = reader.next();
		}
		reader.expect(step.checksum());
		int last = position;
		this.rows.keySet()
			.stream()
			.filter((place) -> place > last && isDone(place))
			.sorted()
			.forEach((place) -> problems.add(reader.scriptName(), 0,
					"statement " + place + " was already run and is not there any more"));
		problems.throwIfAny((found) -> new ChangedStatementsException(step, found));
	}

}
