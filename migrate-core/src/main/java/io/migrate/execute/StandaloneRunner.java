package io.migrate.execute;

import java.time.Duration;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.dialect.StandaloneStatement.Finding;
import io.migrate.dialect.StandaloneStatement.State;
import io.migrate.execute.Retries.Attempt;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one statement outside a transaction: looks what is there, cleans up what an
 * interrupted attempt has left, runs the statement, and looks again.
 */
final class StandaloneRunner {

	private static final Logger logger = LoggerFactory.getLogger(StandaloneRunner.class);

	// Enough for leftovers of leftovers
	private static final int MOST_ROUNDS = 5;

	private static final Duration CLEAN_UP = Duration.ofSeconds(2);

	private final MigrationSession session;

	private final TransactionFrame frame;

	private final Duration buildTimeout;

	StandaloneRunner(RunEnvironment environment, TransactionFrame frame) {
		this.session = environment.session();
		this.frame = frame;
		this.buildTimeout = environment.settings().buildTimeout();
	}

	/**
	 * Runs a statement.
	 * @param script where it comes from
	 * @param statement the statement
	 * @param nature how far it came, and what it needs
	 * @param begun whether it was begun before
	 * @param attempt how it is tried
	 */
	void run(String script, SqlStatement statement, StandaloneStatement nature, boolean begun, Attempt attempt) {
		boolean ours = begun;
		boolean done = false;
		for (int round = 0; round < MOST_ROUNDS && !done; round++) {
			Finding finding = look(script, statement, nature);
			if (finding.state() == State.HALF) {
				clean(finding.repair(), nature, attempt);
				ours = true;
			}
			else if (finding.state() == State.DONE && ours) {
				done = true;
			}
			else {
				execute(script, statement, nature, attempt);
				done = look(script, statement, nature).state() != State.HALF;
				ours = true;
			}
		}
	}

	private Finding look(String script, SqlStatement statement, StandaloneStatement nature) {
		Finding finding = this.session.ask(nature::look);
		if (finding.state() == State.DIFFERENT) {
			throw new StandaloneConflictException(script, statement.line(), finding.description());
		}
		return finding;
	}

	private void execute(String script, SqlStatement statement, StandaloneStatement nature, Attempt attempt) {
		this.session.run(this.frame.outside(lockTimeout(nature, attempt)));
		try {
			this.session.runAlone(script, statement, nature.isPatient() ? this.buildTimeout : null);
		}
		catch (StatementFailedException ex) {
			if (ex.error().kind() != Kind.LOST) {
				cleanAfter(nature, ex);
			}
			throw ex;
		}
	}

	// What is left costs every write; whoever corrects the data must not find it later
	private void cleanAfter(StandaloneStatement nature, StatementFailedException failure) {
		if (this.session.cancellation().isRequested()) {
			return;
		}
		try {
			Finding finding = this.session.ask(nature::look);
			if (finding.state() == State.HALF) {
				this.session.run(this.frame.outside(CLEAN_UP));
				this.session.run(finding.repair());
			}
		}
		catch (MigrationException ex) {
			failure.addSuppressed(ex);
			logger.debug("What a failed statement has left could not be cleaned up; the next run does it", ex);
		}
	}

	private void clean(List<String> repair, StandaloneStatement nature, Attempt attempt) {
		this.session.run(this.frame.outside(lockTimeout(nature, attempt)));
		for (String sql : repair) {
			SqlStatement statement = new SqlStatement(sql, 0, 1, 1, false);
			this.session.runAlone("cleaning up", statement, nature.isPatient() ? this.buildTimeout : null);
		}
	}

	private static Duration lockTimeout(StandaloneStatement nature, Attempt attempt) {
		return nature.isPatient() ? Duration.ZERO : attempt.lockTimeout();
	}

}
