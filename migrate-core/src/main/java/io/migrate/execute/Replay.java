package io.migrate.execute;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.migrate.dialect.ScratchSql;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TransactionState;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs what steps run in a scratch database, without locks and records, and each in
 * transactions of its own as in a run: what must stand alone stands between them. What is
 * about roles or the server is left out. Where a transaction is open already, everything
 * runs in it, and what cannot share one runs in its plain form. Not thread-safe.
 */
public final class Replay {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final MigrationSession session;

	private final StepScripts scripts;

	private final StatementRules rules;

	private final ScratchSql scratch;

	private final Kept kept;

	private final boolean together;

	// Whether the step may have left something in the session
	private boolean changed;

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
		if (section == null) {
			return;
		}
		try (StepReader reader = this.scripts.open(step, section)) {
			if (this.together) {
				send(reader, StatementBatch.oneByOne(this.session));
			}
			else {
				inTransactions(reader);
			}
			reader.expect(step.checksum());
		}
	}

	/**
	 * Runs something of which nothing must stand alone.
	 * @param work gets the transaction
	 * @throws io.migrate.session.StatementFailedException if a statement fails
	 */
	public void run(Consumer<StatementBatch> work) {
		Consumer<StatementBatch> contained = work
			.andThen((batch) -> this.kept.contain(false, PATIENCE).forEach(batch::add));
		if (this.together) {
			contained.accept(StatementBatch.oneByOne(this.session));
		}
		else {
			this.session.inBatches(1, List.of(), contained);
		}
	}

	private void inTransactions(StepReader reader) {
		SqlStatement alone = transaction(reader);
		while (alone != null) {
			this.session.runAlone(reader.scriptName(), alone, null);
			alone = transaction(reader);
		}
	}

	private @Nullable SqlStatement transaction(StepReader reader) {
		AtomicReference<@Nullable SqlStatement> alone = new AtomicReference<>();
		this.session.inBatches(1, List.of(), (batch) -> alone.set(send(reader, batch)));
		return alone.get();
	}

	/**
	 * Sends statements.
	 * @return the first one that must stand alone; {@code null} when all were sent
	 */
	private @Nullable SqlStatement send(StepReader reader, StatementBatch batch) {
		SqlStatement statement = reader.next();
		while (statement != null) {
			SqlStatement replayed = replayed(statement);
			if (replayed != null) {
				if (!this.together && isAlone(replayed)) {
					return replayed;
				}
				this.changed |= StepRunner.send(reader, replayed, batch, this.rules);
			}
			statement = reader.next();
		}
		if (this.changed) {
			this.kept.contain(false, PATIENCE).forEach(batch::add);
			this.changed = false;
		}
		return null;
	}

	private boolean isAlone(SqlStatement statement) {
		StandaloneStatement standalone = this.rules.standalone(statement);
		return standalone != null && this.session.question(standalone::isNeeded);
	}

	private @Nullable SqlStatement replayed(SqlStatement statement) {
		if (this.scratch.isOutside(statement)) {
			return null;
		}
		return this.together ? this.scratch.plain(statement) : statement;
	}

}
