package io.migrate.execute;

import java.time.Duration;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.StandaloneStatement.Finding;
import io.migrate.dialect.StandaloneStatement.State;
import io.migrate.transaction.Retries.Attempt;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.OverdueStatementException;
import io.migrate.session.StatementFailedException;
import io.migrate.transaction.TransactionFrame;
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

	private static final String CLEANING = "cleaning up";

	private final MigrationSession session;

	private final TransactionFrame frame;

	private final Duration buildTimeout;

	StandaloneRunner(RunEnvironment environment, TransactionFrame frame) {
		this.session = environment.session();
		this.frame = frame;
		this.buildTimeout = environment.settings().buildTimeout();
	}

	/**
	 * Runs the statement behind a piece.
	 * @param script where it comes from
	 * @param piece has the statement, and knows how far it came and what it needs
	 * @param attempt how it is tried
	 */
	void run(String script, Piece piece, Attempt attempt) {
		boolean ours = piece.wasStarted();
		for (int round = 0; round < MOST_ROUNDS; round++) {
			Finding finding = look(script, piece);
			if (finding.state() == State.HALF) {
				clean(finding.repair(), piece, attempt);
			}
			else if (finding.state() == State.DONE && ours) {
				return;
			}
			else {
				execute(script, piece, attempt);
				if (look(script, piece).state() != State.HALF) {
					return;
				}
			}
			ours = true;
		}
		throw StandaloneConflictException.unfinished(script, piece.statement().line(), MOST_ROUNDS);
	}

	private Finding look(String script, Piece piece) {
		Finding finding = this.session.question(piece.nature()::look);
		if (finding.state() == State.DIFFERENT) {
			throw StandaloneConflictException.different(script, piece.statement().line(), finding.description());
		}
		return finding;
	}

	private void execute(String script, Piece piece, Attempt attempt) {
		try {
			runAlone(script, piece.statement(), piece, attempt);
		}
		catch (OverdueStatementException ex) {
			cleanAfter(piece, ex);
			throw ex;
		}
		catch (StatementFailedException ex) {
			if (ex.error().kind() != Kind.LOST) {
				cleanAfter(piece, ex);
			}
			throw ex;
		}
	}

	// What is left costs every write; whoever corrects the data must not find it later
	private void cleanAfter(Piece piece, MigrationException failure) {
		if (this.session.cancellation().isRequested()) {
			return;
		}
		try {
			Finding finding = this.session.question(piece.nature()::look);
			if (finding.state() == State.HALF) {
				this.session.run(this.frame.outside(CLEAN_UP));
				for (String sql : finding.repair()) {
					this.session.runAlone(CLEANING, ours(sql), CLEAN_UP);
				}
			}
		}
		catch (MigrationException ex) {
			failure.addSuppressed(ex);
			logger.debug("What a failed statement has left could not be cleaned up; the next run does it", ex);
		}
	}

	private void clean(List<String> repair, Piece piece, Attempt attempt) {
		for (String sql : repair) {
			runAlone(CLEANING, ours(sql), piece, attempt);
		}
	}

	// A patient one blocks nobody; for others the step may have said how long to wait
	private void runAlone(String script, SqlStatement statement, Piece piece, Attempt attempt) {
		boolean patient = piece.nature().isPatient();
		boolean asSet = piece.hasChangedSession() && !patient;
		if (!asSet) {
			this.session.run(this.frame.outside(patient ? Duration.ZERO : attempt.lockTimeout()));
		}
		this.session.runAlone(script, statement, (patient && !this.buildTimeout.isZero()) ? this.buildTimeout : null);
		if (!asSet) {
			this.session.run(this.frame.inside());
		}
	}

	private static SqlStatement ours(String sql) {
		return new SqlStatement(sql, 0, 1, 1, false);
	}

}
