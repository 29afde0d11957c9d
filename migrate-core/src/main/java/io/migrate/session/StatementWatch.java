package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from a second connection at a statement that takes long, since the first one
 * cannot be asked meanwhile: who is in its way, and whether its time is over. The second
 * connection is opened when it is first needed; without one, only the time is watched.
 */
public final class StatementWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StatementWatch.class);

	// Shorter than the shortest time that a statement waits for a lock
	private static final Duration WORTH_A_LOOK = Duration.ofMillis(600);

	private static final Duration LOOK_EVERY = Duration.ofMillis(150);

	private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

	private final MigrationSession session;

	private final @Nullable DataSource side;

	private final Reporter reporter;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "migrate-watch");
		thread.setDaemon(true);
		return thread;
	});

	private @Nullable Connection connection;

	private boolean unavailable;

	private Duration reported = Duration.ZERO;

	private volatile List<String> blockers = List.of();

	StatementWatch(MigrationSession session, @Nullable DataSource side, Reporter reporter) {
		this.session = session;
		this.side = side;
		this.reporter = reporter;
		this.thread.scheduleWithFixedDelay(this::look, WORTH_A_LOOK.toMillis(), LOOK_EVERY.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Who was in the way of the statement that waited last.
	 * @return each session in words; empty when nobody was, or nobody could look
	 */
	public List<String> blockers() {
		return this.blockers;
	}

	/**
	 * Writes sessions for a message.
	 * @param blockers each in words
	 * @return a line for each under a heading, or nothing
	 */
	public static String lines(List<String> blockers) {
		return blockers.isEmpty() ? "" : "\n  In the way:\n    " + String.join("\n    ", blockers);
	}

	// An exception would end the watch for good
	private void look() {
		try {
			lookAt(this.session.running().elapsed());
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("The running statement could not be watched", ex);
		}
	}

	private void lookAt(Duration elapsed) throws SQLException {
		if (elapsed.compareTo(WORTH_A_LOOK) < 0) {
			this.reported = Duration.ZERO;
			return;
		}
		this.session.running().cancelWhenOver();
		Connection other = connection();
		if (other != null) {
			this.blockers = this.session.dialect().blockers(other, this.session.serverProcess());
		}
		if (elapsed.minus(this.reported).compareTo(REPORT_EVERY) >= 0) {
			this.reported = elapsed;
			this.reporter.stillRunning(elapsed, this.blockers);
		}
	}

	private @Nullable Connection connection() {
		if (this.connection == null && this.side != null && !this.unavailable) {
			try {
				this.connection = this.side.getConnection();
			}
			catch (SQLException | RuntimeException ex) {
				this.unavailable = true;
				logger.debug("There is no second connection to see who is in the way", ex);
			}
		}
		return this.connection;
	}

	@Override
	public void close() {
		this.thread.shutdown();
		try {
			// What is under way is one short question
			if (this.thread.awaitTermination(1, TimeUnit.SECONDS) && this.connection != null) {
				this.connection.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (SQLException ex) {
			logger.debug("The second connection could not be closed", ex);
		}
	}

	/**
	 * Is told, on the thread of the watch, of a statement that takes long.
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

}
