package io.migrate.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.transaction.Retries.Attempt;
import io.migrate.session.LockGuard;
import io.migrate.session.MigrationSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands around the statements of a step, so that they run under our settings and
 * leave none behind. In a session of our own it is set up once for a run; behind a proxy
 * that lends sessions, once for each transaction.
 */
public final class TransactionFrame {

	private static final Logger logger = LoggerFactory.getLogger(TransactionFrame.class);

	private final MigrationSession session;

	private final LockGuard guard;

	private final Kept kept;

	private final boolean asynchronousCommits;

	/** Whether the session is not as it was prepared. */
	private boolean disturbed;

	public TransactionFrame(MigrationSession session, boolean asynchronousCommits) {
		this.session = session;
		this.guard = session.guard();
		this.kept = session.keepSettings();
		this.asynchronousCommits = asynchronousCommits && this.guard.ownsSession();
	}

	/**
	 * Before the first step.
	 * @param doing that step, in a few words
	 */
	public void enter(String doing) {
		if (this.guard.ownsSession()) {
			this.session.run(this.kept.prepare(this.asynchronousCommits, Retries.FIRST_SLICE));
			announce(doing);
		}
	}

	/**
	 * Before a step that runs in one transaction.
	 * @param doing that step, in a few words
	 */
	public void prepare(String doing) {
		if (this.disturbed && this.guard.ownsSession()) {
			this.session.run(this.kept.contain(this.asynchronousCommits, Retries.FIRST_SLICE));
			announce(doing);
			this.disturbed = false;
		}
	}

	/**
	 * Before an attempt of a step that runs piece by piece, from whatever an attempt that
	 * failed has set. This one, too, may leave the session in another state.
	 * @param doing that step, in a few words
	 */
	public void prepareAnew(String doing) {
		this.disturbed = true;
		prepare(doing);
		this.disturbed = true;
	}

	private void announce(String doing) {
		this.session.run(List.of("SELECT " + this.kept.announcement(doing)));
	}

	/**
	 * After the last one.
	 * @param done whether all went well; what went wrong before is what counts
	 */
	public void leave(boolean done) {
		try {
			leave();
		}
		catch (MigrationException ex) {
			if (done) {
				throw ex;
			}
			logger.debug("The settings of the session could not be brought back", ex);
		}
	}

	private void leave() {
		if (this.guard.ownsSession()) {
			this.session.run(this.kept.restore());
		}
	}

	/**
	 * What a transaction begins with.
	 * @param attempt how it is tried
	 * @param durable whether its commit must be on disk when it is answered
	 * @return the statements
	 */
	public List<String> opening(Attempt attempt, boolean durable) {
		List<String> opening = new ArrayList<>(fence());
		if (!(this.guard.ownsSession() && attempt.isFirst())) {
			opening.add(this.kept.patience(attempt.lockTimeout()));
		}
		if (durable && this.asynchronousCommits) {
			opening.add(this.kept.durability());
		}
		return opening;
	}

	/**
	 * What a piece begins with. Its commit must be on disk when it is answered.
	 * @param attempt how it is tried
	 * @param asSet whether the step itself may have set how long it waits
	 * @return the statements
	 */
	public List<String> openingOfPiece(Attempt attempt, boolean asSet) {
		List<String> opening = new ArrayList<>(fence());
		if (!asSet) {
			opening.add(this.kept.patience(attempt.lockTimeout()));
		}
		opening.add(this.kept.durability());
		return opening;
	}

	private List<String> fence() {
		String fence = this.guard.fence();
		return (fence != null) ? List.of(fence) : List.of();
	}

	/**
	 * What follows the statements of a person, before our record: a role or search path
	 * that they set must not touch it, nor the next step.
	 * @param attempt how they are tried
	 * @param durable whether the commit must be on disk when it is answered
	 * @return the statements
	 */
	public List<String> containment(Attempt attempt, boolean durable) {
		if (!this.guard.ownsSession()) {
			List<String> statements = new ArrayList<>(this.kept.restore());
			statements.add(this.kept.patience(attempt.lockTimeout()));
			return statements;
		}
		List<String> statements = new ArrayList<>(
				this.kept.contain(this.asynchronousCommits && !durable, Retries.FIRST_SLICE));
		if (!attempt.isFirst()) {
			statements.add(this.kept.patience(attempt.lockTimeout()));
		}
		return statements;
	}

	/** What lets us write our record in the middle of a step. */
	public String identity() {
		return this.kept.identity();
	}

	/** What stands before a statement outside a transaction. */
	public List<String> outside(Duration lockTimeout) {
		return this.guard.ownsSession() ? List.of(this.kept.outside(lockTimeout)) : List.of();
	}

	/** What stands behind it. */
	public List<String> inside() {
		return this.guard.ownsSession() ? List.of(this.kept.inside()) : List.of();
	}

	/**
	 * What tells others which step comes next, to be added to a record.
	 */
	public String announcing(String doing) {
		return (this.guard.ownsSession() && !doing.isEmpty()) ? " RETURNING " + this.kept.announcement(doing) : "";
	}

}
