package io.migrate.execute;

import java.sql.Connection;

import io.migrate.dialect.SizeSql;
import io.migrate.dialect.StatementRules;
import io.migrate.operation.JdbcWork;
import io.migrate.transaction.Retries.Attempt;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.script.SqlStatement;
import io.migrate.session.StatementBatch;
import io.migrate.transaction.TransactionFrame;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs steps with their record in one transaction.
 */
final class StepRunner {

	private final RunEnvironment environment;

	private final TransactionFrame frame;

	private final Preflight preflight;

	private final StatementRules rules;

	StepRunner(RunEnvironment environment, TransactionFrame frame, Preflight preflight) {
		this.environment = environment;
		this.frame = frame;
		this.preflight = preflight;
		this.rules = environment.session().dialect().statementRules();
	}

	/**
	 * Runs a unit once.
	 * @param unit the steps
	 * @param attempt how it is tried
	 * @param progress is told which step is under way
	 */
	void run(Unit unit, Attempt attempt, UnitProgress progress) {
		this.frame.prepare(Unit.doing(progress.current()));
		this.environment.session()
			.inBatches(attempt.together(), this.frame.opening(attempt, unit.durable()),
					(batch) -> unit.steps().forEach((step) -> {
						progress.begin(step);
						batch.blame(() -> progress.begin(step));
						if (execute(step, batch)) {
							this.frame.containment(attempt, unit.durable()).forEach(batch::add);
						}
						batch
							.addRecord(this.environment.journal().done(step) + this.frame.announcing(unit.after(step)));
						this.preflight.measured(step).record(step, this.environment.journal().sizes(), batch);
					}));
	}

	/**
	 * Sends the statements of a step.
	 * @return whether one of them may have changed the session
	 */
	private boolean execute(Step step, StatementBatch batch) {
		Section section = step.action().section();
		if (section == null) {
			return false;
		}
		MeasuredTables measured = this.preflight.measured(step);
		SizeSql sizes = this.environment.journal().sizes();
		boolean changed = false;
		int position = 0;
		try (StepReader reader = this.environment.scripts().open(step, section)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				position++;
				measured.before(position, step, sizes, batch);
				changed |= send(reader, statement, batch, this.rules);
				statement = reader.next();
			}
			reader.expect(step.checksum());
		}
		measured.behind(position, step, sizes, batch);
		return changed;
	}

	/**
	 * Sends a statement, or does what stands in its place.
	 * @return whether it may have changed the session
	 */
	static boolean send(StepReader reader, SqlStatement statement, StatementBatch batch, StatementRules rules) {
		JdbcWork work = reader.work();
		if (work != null) {
			batch.call(reader.scriptName(), "op.jdbc", (connection) -> work.run(client(connection)));
			return true;
		}
		if (statement.copyFromStdin()) {
			batch.copy(reader.scriptName(), statement, reader.copyData());
		}
		else {
			batch.add(reader.scriptName(), statement);
		}
		return rules.changesSession(statement);
	}

	private static JdbcClient client(Connection connection) {
		return JdbcClient.create(new SingleConnectionDataSource(connection, true));
	}

}
