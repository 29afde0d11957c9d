package io.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.dialect.ScriptSql;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.plan.Step;
import io.migrate.script.SqlStatement;
import io.migrate.transaction.Retries;

/**
 * Writes a step of which a part cannot run in a transaction, with the records that a
 * {@link PiecewiseRunner} makes: a script that is interrupted leaves what the engine can
 * finish. Used once.
 */
final class ScriptPieces {

	private final ScriptEnvironment environment;

	private final ScriptSql sql;

	private final Step step;

	private final ScriptOutput out;

	private final List<StatementRow> rows = new ArrayList<>();

	private int position;

	private boolean changedSession;

	ScriptPieces(ScriptEnvironment environment, Step step, ScriptOutput out) {
		this.environment = environment;
		this.sql = environment.sql();
		this.step = step;
		this.out = out;
	}

	void write() {
		try (StepReader reader = this.environment.scripts()
			.open(this.step, Objects.requireNonNull(this.step.action().section()))) {
			transaction();
			this.out.statement(this.sql.hitting(this.environment.journal().begun(this.step), 1));
			SqlStatement statement = reader.next();
			while (statement != null) {
				this.position++;
				write(reader, statement);
				statement = reader.next();
			}
			reader.expect(this.step.checksum());
			this.out.statements(this.sql.contain(Retries.FIRST_SLICE));
			this.out.statement(this.sql.hitting(this.environment.journal().finished(this.step, null), 1));
			this.out.statement("COMMIT");
		}
	}

	private void write(StepReader reader, SqlStatement statement) {
		StandaloneStatement nature = this.environment.rules().standalone(statement);
		if (nature == null) {
			ScriptWriter.write(reader, statement, this.sql, this.out);
			add(statement, DoneStatements.DONE);
			this.changedSession |= this.environment.rules().changesSession(statement);
			return;
		}
		add(statement, DoneStatements.STARTED);
		record();
		alone(statement, nature);
		begin();
		add(statement, DoneStatements.DONE);
		record();
		begin();
	}

	private void begin() {
		this.out.line("");
		transaction();
	}

	private void transaction() {
		this.out.statement("BEGIN");
		this.out.statements(this.environment.lock().opening());
	}

	private void add(SqlStatement statement, String state) {
		this.rows.add(new StatementRow(this.position, statement.checksum().value(), state));
	}

	private void record() {
		if (this.changedSession) {
			this.out.statements(this.sql.identity());
		}
		this.out
			.statement(this.sql.hitting(this.environment.journal().statements(this.step, this.rows), this.rows.size()));
		this.out.statement("COMMIT");
		this.rows.clear();
	}

	private void alone(SqlStatement statement, StandaloneStatement nature) {
		this.out.line("");
		String text = this.environment.lock().mark() + this.sql.text(statement);
		if (nature.isPatient()) {
			this.out.statements(this.sql.outside(this.environment.settings().buildTimeout()));
			this.out.line(text);
			this.out.statement(this.sql.inside());
		}
		else {
			this.out.line(text);
		}
	}

}
