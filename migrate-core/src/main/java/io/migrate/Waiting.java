package io.migrate;

import java.time.Duration;
import java.util.function.Function;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * Waits until another process has brought the database to where it must be, by asking
 * again and again. Between two questions it has no connection. A database that is away
 * for a while only makes the wait longer.
 */
final class Waiting {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration REVISIONS_PAUSE = Duration.ofSeconds(1);

	// A pool may print a stack trace for each attempt
	private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

	private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

	private final Parts parts;

	private final Requirement requirement;

	private final RunningCall call;

	private @Nullable Lack reported;

	private Duration reportedAfter = Duration.ZERO;

	Waiting(Parts parts, Requirement requirement, RunningCall call) {
		this.parts = parts;
		this.requirement = requirement;
		this.call = call;
	}

	/**
	 * Waits.
	 * @param timeout how long at most
	 * @throws PendingRevisionsException if that was not enough
	 */
	void await(Duration timeout) {
		long start = System.nanoTime();
		Duration pause = FIRST_PAUSE;
		Lack lack = ask();
		while (lack != null) {
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			if (waited.compareTo(timeout) >= 0) {
				throw lack.timedOut().apply(waited);
			}
			report(lack, waited);
			this.call.pause(shorter(pause, timeout.minus(waited)));
			pause = shorter(pause.multipliedBy(2), lack.longestPause());
			lack = ask();
		}
	}

	private @Nullable Lack ask() {
		try (MigrationSession session = this.call.open(() -> this.parts.openReadOnly())) {
			this.requirement.check(session);
			return null;
		}
		catch (PendingRevisionsException ex) {
			return new Lack(REVISIONS_PAUSE, ex::after,
					(waited) -> new MigrationEvent.RevisionsAwaited(waited, ex.missing().size(), ex.missing().get(0)));
		}
		catch (DatabaseUnavailableException ex) {
			return databaseAway(ex);
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.LOST) {
				throw ex;
			}
			return databaseAway(ex);
		}
	}

	private static Lack databaseAway(MigrationException failure) {
		return new Lack(DATABASE_PAUSE, (waited) -> failure,
				(waited) -> new MigrationEvent.DatabaseAwaited(waited, String.valueOf(failure.getMessage())));
	}

	private void report(Lack lack, Duration waited) {
		boolean other = this.reported == null || !this.reported.longestPause().equals(lack.longestPause());
		if (other || waited.minus(this.reportedAfter).compareTo(REPORT_EVERY) >= 0) {
			this.reported = lack;
			this.reportedAfter = waited;
			this.parts.listener().on(lack.event().apply(waited));
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * Why it still waits.
	 *
	 * @param longestPause how long to go without asking at most
	 * @param timedOut the failure when the time is over
	 * @param event what the listener is told
	 */
	private record Lack(Duration longestPause, Function<Duration, MigrationException> timedOut,
			Function<Duration, MigrationEvent> event) {

	}

}
