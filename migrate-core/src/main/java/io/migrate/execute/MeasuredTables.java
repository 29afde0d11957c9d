package io.migrate.execute;

import java.util.List;

import io.migrate.dialect.SizeSql;
import io.migrate.dialect.TouchedTable;
import io.migrate.plan.Step;
import io.migrate.session.StatementBatch;

/**
 * The tables of a step that are measured, and when.
 *
 * @param before those that may have been there before the step
 * @param start the place, counted from one, of the statement before which these are
 * measured
 * @param early those that the step may make and that can be found only as long as its
 * search path is
 * @param end the place of the statement before which these are noted, if there is such a
 * statement
 * @param late those that the step may make and that can be found at its end
 */
record MeasuredTables(List<TouchedTable> before, int start, List<TouchedTable> early, int end,
		List<TouchedTable> late) {

	static final MeasuredTables NONE = new MeasuredTables(List.of(), 0, List.of(), 0, List.of());

	/**
	 * Whether there is anything to put down when the step is done.
	 */
	boolean isAny() {
		return !this.before.isEmpty() || !this.early.isEmpty() || !this.late.isEmpty();
	}

	/**
	 * Whether these are measured before a statement.
	 * @param position its place
	 */
	boolean startAt(int position) {
		return position == this.start && !this.before.isEmpty();
	}

	/**
	 * Before a statement of a step that runs in one transaction.
	 * @param position its place
	 */
	void before(int position, Step step, SizeSql sql, StatementBatch batch) {
		if (startAt(position)) {
			batch.add(sql.before(step.id().value(), this.before));
		}
		if (position == this.end) {
			noteEarly(step, sql, batch);
		}
	}

	/**
	 * Behind the last statement of such a step.
	 * @param position its place
	 */
	void behind(int position, Step step, SizeSql sql, StatementBatch batch) {
		if (position < this.end) {
			noteEarly(step, sql, batch);
		}
	}

	private void noteEarly(Step step, SizeSql sql, StatementBatch batch) {
		if (!this.early.isEmpty()) {
			batch.add(sql.made(step.id().value(), this.early));
		}
	}

	/**
	 * Behind the record of a step.
	 */
	void record(Step step, SizeSql sql, StatementBatch batch) {
		if (!this.before.isEmpty() || !this.early.isEmpty()) {
			batch.add(sql.after(step.id().value()));
		}
		if (!this.late.isEmpty()) {
			batch.add(sql.afterwards(step.id().value(), this.late));
		}
	}

}
