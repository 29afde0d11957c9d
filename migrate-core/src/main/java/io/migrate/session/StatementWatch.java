package io.migrate.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.migrate.session.RunningStatement.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from a second connection at a statement that takes long, since the first one
 * cannot be asked meanwhile: who is in its way, and whether its time is over. The second
 * connection is opened when it is first needed; without one, only the time is watched.
 * The time has a thread of its own, since nothing promises that a question ever ends.
 */
public final class StatementWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StatementWatch.class);

	// Shorter than the shortest time that a statement waits for a lock
	private static final Duration WORTH_A_LOOK = Duration.ofMillis(600);

	private static final Duration LOOK_EVERY = Duration.ofMillis(150);

	private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final MigrationSession session;

	private final @Nullable SideConnection side;

	private final Reporter reporter;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, (task) -> {
		Thread thread = new Thread(task, "migrate-watch");
		thread.setDaemon(true);
		return thread;
	});

	private Duration reported = Duration.ZERO;

	private volatile Seen seen = new Seen(0, List.of());

	StatementWatch(MigrationSession session, @Nullable DataSource side, Reporter reporter) {
		this.session = session;
		this.side = (side != null) ? new SideConnection(side) : null;
		this.reporter = reporter;
		repeat(this::keepTime);
		if (this.side != null) {
			SideConnection asked = this.side;
			repeat(() -> look(asked));
		}
	}

	private void repeat(Runnable work) {
		this.threads.scheduleWithFixedDelay(() -> quietly(work), WORTH_A_LOOK.toMillis(), LOOK_EVERY.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	// An exception would end the watch for good
	private static void quietly(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			logger.debug("The running statement could not be watched", ex);
		}
	}

	/**
	 * Who was in the way of the statement that ran last.
	 * @return each session in words; empty when nobody was, or nobody could look
	 */
	public List<String> blockers() {
		Seen last = this.seen;
		return (last.number() == this.session.running().progress().number()) ? last.blockers() : List.of();
	}

	/**
	 * Writes sessions for a message.
	 * @param blockers each in words
	 * @return a line for each under a heading, or nothing
	 */
	public static String lines(List<String> blockers) {
		return blockers.isEmpty() ? "" : "\n  In the way:\n    " + String.join("\n    ", blockers);
	}

	private void keepTime() {
		this.session.running().cancelWhenOver();
		Duration elapsed = this.session.running().progress().elapsed();
		if (elapsed.compareTo(WORTH_A_LOOK) < 0) {
			this.reported = Duration.ZERO;
		}
		else if (elapsed.minus(this.reported).compareTo(REPORT_EVERY) >= 0) {
			this.reported = elapsed;
			this.reporter.stillRunning(elapsed, blockers());
		}
	}

	private void look(SideConnection other) {
		Progress before = this.session.running().progress();
		if (before.elapsed().compareTo(WORTH_A_LOOK) < 0) {
			return;
		}
		List<String> found = other
			.ask((connection) -> this.session.dialect().blockers(connection, this.session.serverProcess()));
		// Nobody is in the way of a statement that has ended meanwhile
		if (found != null && this.session.running().progress().goesOnFrom(before)) {
			this.seen = new Seen(before.number(), found);
		}
	}

	@Override
	public void close() {
		boolean ended = false;
		this.threads.shutdown();
		try {
			// What is under way is one short question
			ended = this.threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			disconnect(ended);
		}
	}

	private void disconnect(boolean idle) {
		if (this.side != null && idle) {
			this.side.close();
		}
		else if (this.side != null) {
			this.side.abort();
		}
	}

	/**
	 * Is told, on a thread of the watch, of a statement that takes long.
	 */
	@FunctionalInterface
	public interface Reporter {

		/**
		 * A statement still runs.
		 * @param elapsed since when
		 * @param blockers who is in its way, in words
		 */
		void stillRunning(Duration elapsed, List<String> blockers);

	}

	/**
	 * What was seen of a statement.
	 *
	 * @param number which one
	 * @param blockers who was in its way, in words
	 */
	private record Seen(long number, List<String> blockers) {

	}

}
