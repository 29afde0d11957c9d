package io.migrate.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.session.Cancellation;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.StatementFailedException;
import io.migrate.session.UnnamedFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Tries something again and again while other sessions are in its way. Each attempt waits
 * for a lock for a short time only, since whoever asks for the table meanwhile waits
 * behind it; between attempts the others have their turn.
 */
public final class Retries {

	/** How long the first attempt waits for a lock. */
	public static final Duration FIRST_SLICE = Duration.ofSeconds(1);

	private static final List<Duration> SLICES = List.of(FIRST_SLICE, Duration.ofSeconds(2), Duration.ofSeconds(3),
			Duration.ofSeconds(5));

	// With this many and more statements, an error in one is looked for one by one
	private static final int TOGETHER = 500;

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final int MOST_DOUBLINGS = 10;

	private final Duration budget;

	private final Cancellation cancellation;

	private final Supplier<List<String>> blockers;

	private final Consumer<Blocked> listener;

	private int blocked;

	private long since;

	/**
	 * Creates the tries of one unit.
	 * @param budget for how long to try again
	 * @param cancellation ends a pause
	 * @param blockers tells who was in the way last
	 * @param listener is told when somebody was
	 */
	public Retries(Duration budget, Cancellation cancellation, Supplier<List<String>> blockers,
			Consumer<Blocked> listener) {
		this.budget = budget;
		this.cancellation = cancellation;
		this.blockers = blockers;
		this.listener = listener;
	}

	/**
	 * Runs something until it succeeds.
	 * @param work what to run; one that fails has left nothing behind
	 * @throws StatementFailedException if it fails for another reason
	 * @throws StillBlockedException if the budget is spent
	 */
	public void run(Work work) {
		Attempt attempt = new Attempt(TOGETHER, FIRST_SLICE, true);
		while (attempt != null) {
			attempt = next(work, attempt);
		}
	}

	/**
	 * What was tried has come a step further: the budget begins anew.
	 */
	public void progressed() {
		this.blocked = 0;
	}

	private @Nullable Attempt next(Work work, Attempt attempt) {
		try {
			work.run(attempt);
			return null;
		}
		catch (UnnamedFailureException ex) {
			// One by one, the failing statement shows itself
			return (ex.error().kind() == Kind.BLOCKED) ? again(ex.error())
					: new Attempt(1, attempt.lockTimeout(), attempt.isFirst());
		}
		catch (StatementFailedException ex) {
			return again(ex.error(), ex);
		}
		catch (DatabaseFailureException ex) {
			return again(ex.error(), ex);
		}
	}

	private Attempt again(DatabaseError error, MigrationException failure) {
		if (error.kind() != Kind.BLOCKED) {
			throw failure;
		}
		if (isSpent()) {
			throw new StillBlockedException(failure, this.blocked + 1, this.budget, this.blockers.get());
		}
		return again(error);
	}

	private boolean isSpent() {
		return this.blocked > 0 && elapsed().compareTo(this.budget) >= 0 || this.budget.isZero();
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.since);
	}

	private Attempt again(DatabaseError error) {
		if (this.blocked == 0) {
			this.since = System.nanoTime();
		}
		Duration pause = pause();
		this.blocked++;
		this.listener.accept(new Blocked(error.headline(), this.blocked, this.blockers.get(), pause));
		this.cancellation.pause(pause);
		return new Attempt(1, SLICES.get(Math.min(this.blocked, SLICES.size() - 1)), false);
	}

	// Longer from time to time, and never the same for two who meet again
	private Duration pause() {
		long longest = FIRST_PAUSE.toMillis() << Math.min(this.blocked, MOST_DOUBLINGS);
		double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
		Duration pause = Duration.ofMillis((long) (Math.min(longest, LONGEST_PAUSE.toMillis()) * jitter));
		Duration left = this.budget.minus(elapsed());
		return (left.isNegative() || pause.compareTo(left) < 0) ? pause : left;
	}

	/**
	 * One attempt.
	 *
	 * @param together how many statements may travel together
	 * @param lockTimeout how long a statement waits for a lock at most
	 * @param isFirst whether nobody was in the way so far
	 */
	public record Attempt(int together, Duration lockTimeout, boolean isFirst) {

	}

	/**
	 * An attempt that met others.
	 *
	 * @param reason what the database said
	 * @param attempts how many attempts there were
	 * @param blockers who was in the way, in words
	 * @param pause how long until the next
	 */
	public record Blocked(String reason, int attempts, List<String> blockers, Duration pause) {

	}

	/** What is tried. */
	@FunctionalInterface
	public interface Work {

		void run(Attempt attempt);

	}

}
