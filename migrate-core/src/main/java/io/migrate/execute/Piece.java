package io.migrate.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.dialect.SizeSql;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.dialect.StatementRules;
import io.migrate.transaction.Retries.Attempt;
import io.migrate.plan.Step;
import io.migrate.script.SqlStatement;
import io.migrate.session.StatementBatch;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a step up to the next one that must stand alone: one transaction,
 * with the record of each. Used again for each piece of one pass over the step.
 */
final class Piece {

	private final RunEnvironment environment;

	private final TransactionFrame frame;

	private final StatementRules rules;

	private final Step step;

	private final MeasuredTables measured;

	private final DoneStatements done;

	private int position;

	private boolean begun;

	private boolean changedSession;

	private boolean news;

	private @Nullable SqlStatement statement;

	private @Nullable StandaloneStatement nature;

	Piece(RunEnvironment environment, TransactionFrame frame, Step step, MeasuredTables measured, DoneStatements done) {
		this.environment = environment;
		this.frame = frame;
		this.rules = environment.session().dialect().statementRules();
		this.step = step;
		this.measured = measured;
		this.done = done;
	}

	/**
	 * Runs the next piece.
	 * @param reader stands behind the previous one
	 * @param attempt how it is tried
	 * @param start when the step began, by {@link System#nanoTime()}
	 * @return {@code false} when it was the last one, and the step is done
	 */
	boolean run(StepReader reader, Attempt attempt, long start) {
		this.statement = null;
		this.environment.session()
			.inBatches(attempt.together(), this.frame.openingOfPiece(attempt, this.changedSession), (batch) -> {
				begin(batch);
				List<StatementRow> rows = send(reader, batch);
				this.news = !rows.isEmpty() || (this.statement != null && !wasStarted());
				if (this.statement == null) {
					reader.expect(this.step.checksum());
					finish(attempt, batch, Duration.ofNanos(System.nanoTime() - start));
				}
				else {
					rows.add(row(this.statement, DoneStatements.STARTED));
					record(rows, batch);
				}
			});
		return this.statement != null;
	}

	private void begin(StatementBatch batch) {
		if (!this.begun) {
			batch.addOneRow(this.environment.journal().begun(this.step));
			this.begun = true;
		}
	}

	private List<StatementRow> send(StepReader reader, StatementBatch batch) {
		List<StatementRow> rows = new ArrayList<>();
		SqlStatement next = reader.next();
		while (next != null) {
			this.position++;
			if (this.done.isDone(this.position)) {
				repeatSetting(reader, next, batch);
			}
			else {
				measure(batch);
				this.nature = nature(next, batch);
				if (this.nature != null) {
					this.statement = next;
					return rows;
				}
				this.changedSession |= StepRunner.send(reader, next, batch, this.rules);
				rows.add(row(next, DoneStatements.DONE));
			}
			next = reader.next();
		}
		return rows;
	}

	// What was recorded as begun was measured before that
	private void measure(StatementBatch batch) {
		if (!this.done.isBegun(this.position)) {
			SizeSql sizes = this.environment.journal().sizes();
			if (this.measured.startAt(this.position)) {
				batch.add(sizes.forget(this.step.id().value()));
			}
			this.measured.before(this.position, this.step, sizes, batch);
		}
	}

	// What was set then is not set in this session
	private void repeatSetting(StepReader reader, SqlStatement setting, StatementBatch batch) {
		if (this.rules.isSetting(setting)) {
			batch.add(reader.scriptName(), setting);
			this.changedSession = true;
		}
	}

	private @Nullable StandaloneStatement nature(SqlStatement next, StatementBatch batch) {
		StandaloneStatement found = this.rules.standalone(next);
		if (found == null) {
			return null;
		}
		// It may depend on what is on its way
		batch.flush();
		return this.environment.session().question(found::isNeeded) ? found : null;
	}

	private void finish(Attempt attempt, StatementBatch batch, Duration took) {
		SizeSql sizes = this.environment.journal().sizes();
		this.measured.behind(this.position, this.step, sizes, batch);
		if (this.changedSession) {
			this.frame.containment(attempt, true).forEach(batch::add);
		}
		batch.addOneRow(this.environment.journal().finished(this.step, took));
		if (this.measured.isAny()) {
			batch.add(sizes.forgetLocked(this.step.id().value()));
			this.measured.record(this.step, sizes, batch);
		}
	}

	private void record(List<StatementRow> rows, StatementBatch batch) {
		if (this.changedSession) {
			batch.add(this.frame.identity());
		}
		batch.add(this.environment.journal().statements(this.step, rows));
	}

	private StatementRow row(SqlStatement each, String state) {
		return new StatementRow(this.position, each.checksum().value(), state);
	}

	/** The statement that must stand alone, behind this piece. */
	SqlStatement statement() {
		return Objects.requireNonNull(this.statement);
	}

	/** What it needs. */
	StandaloneStatement nature() {
		return Objects.requireNonNull(this.nature);
	}

	/** Whether this piece did something that will not be done again. */
	boolean isNews() {
		return this.news;
	}

	/** Whether the step has set something in the session, its time-outs perhaps. */
	boolean hasChangedSession() {
		return this.changedSession;
	}

	/** Whether it was begun in an earlier attempt. */
	boolean wasStarted() {
		return this.done.wasStarted(this.position, statement());
	}

	/**
	 * Records that the statement behind this piece is done.
	 * @param attempt how it was tried
	 */
	void finishStatement(Attempt attempt) {
		this.environment.session()
			.inBatches(attempt.together(), this.frame.openingOfPiece(attempt, this.changedSession),
					(batch) -> record(List.of(row(statement(), DoneStatements.DONE)), batch));
	}

}
