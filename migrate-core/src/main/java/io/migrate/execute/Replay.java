package io.migrate.execute;

import java.time.Duration;

import io.migrate.dialect.ScratchSql;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TransactionState;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs what steps run in a scratch database: one statement after the other, without locks
 * and records. What is about roles or the server is left out. Where a transaction is
 * open, everything runs in it, and what cannot share one runs in its plain form. Not
 * thread-safe.
 */
public final class Replay {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final MigrationSession session;

	private final StepScripts scripts;

	private final StatementRules rules;

	private final ScratchSql scratch;

	private final Kept kept;

	private final boolean together;

	/**
	 * Begins.
	 * @param session the scratch database
	 * @param scripts opens what steps run
	 */
	public Replay(MigrationSession session, StepScripts scripts) {
		this.session = session;
		this.scripts = scripts;
		this.rules = session.dialect().statementRules();
		this.scratch = session.dialect().scratchSql();
		this.kept = session.keepSettings();
		this.together = session.ask(session.dialect()::transactionState) != TransactionState.NONE;
	}

	/**
	 * Runs a step.
	 * @param step the step; one that only sets a mark runs nothing
	 * @throws io.migrate.session.StatementFailedException if a statement fails
	 */
	public void run(Step step) {
		Section section = step.action().section();
		if (section != null) {
			StatementBatch batch = StatementBatch.oneByOne(this.session);
			if (send(step, section, batch)) {
				this.kept.contain(false, PATIENCE).forEach(batch::add);
			}
		}
	}

	private boolean send(Step step, Section section, StatementBatch batch) {
		boolean changed = false;
		try (StepReader reader = this.scripts.open(step, section)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				SqlStatement replayed = replayed(statement);
				changed |= replayed != null && StepRunner.send(reader, replayed, batch, this.rules);
				statement = reader.next();
			}
			reader.expect(step.checksum());
		}
		return changed;
	}

	private @Nullable SqlStatement replayed(SqlStatement statement) {
		if (this.scratch.isOutside(statement)) {
			return null;
		}
		return this.together ? this.scratch.plain(statement) : statement;
	}

}
