package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a lease on a thread and a connection of its own, since the connection of the
 * work may be busy for hours. When the lease is lost, it ends the work.
 */
final class LeaseRenewal implements AutoCloseable {

	/** Why a lease is lost that is another one's. */
	static final String TAKEN = "another instance has taken it over";

	private static final Logger logger = LoggerFactory.getLogger(LeaseRenewal.class);

	private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

	// A statement that began just when it was to be cancelled has not noticed
	private static final Duration CANCEL_EVERY = Duration.ofMillis(50);

	private static final int PATIENCE_MS = 2000;

	private final MigrationSession session;

	private final Supplier<String> statement;

	private final Duration duration;

	private final Duration interval;

	private final @Nullable DataSource dataSource;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private @Nullable Connection connection;

	private @Nullable Thread thread;

	private long renewed;

	private String told = "";

	private volatile @Nullable String lost;

	LeaseRenewal(MigrationSession session, Supplier<String> statement, Duration duration,
			@Nullable DataSource dataSource) {
		this.session = session;
		this.statement = statement;
		this.duration = duration;
		this.interval = duration.dividedBy(3);
		this.dataSource = dataSource;
	}

	/**
	 * Opens the connection, unless it is open.
	 * @throws LockUnavailableException if there is none to be had
	 */
	void connect() {
		try {
			opened();
		}
		catch (SQLException | RuntimeException ex) {
			throw LockUnavailableException.alone(ex);
		}
	}

	private Connection opened() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			if (this.dataSource == null) {
				throw new SQLException("none is configured");
			}
			open = this.dataSource.getConnection();
			this.connection = open;
			open.setNetworkTimeout(Runnable::run, (int) Math.max(PATIENCE_MS, this.interval.toMillis()));
			open.setAutoCommit(true);
		}
		return open;
	}

	/**
	 * Begins to renew.
	 * @param since when the lease was taken, in nanoseconds of this machine
	 */
	void start(long since) {
		this.renewed = since;
		Thread created = new Thread(this::renewUntilStopped, "migrate-lease");
		created.setDaemon(true);
		this.thread = created;
		created.start();
	}

	/**
	 * Why the lease is lost.
	 * @return the reason, or {@code null} as far as this knows it is ours
	 */
	@Nullable String lost() {
		return this.lost;
	}

	private void renewUntilStopped() {
		Duration pause = (this.interval.compareTo(LONGEST_TICK) < 0) ? this.interval : LONGEST_TICK;
		while (!stops(pause)) {
			if (isDue()) {
				renew();
			}
			if (this.lost != null) {
				this.session.cancel();
				pause = CANCEL_EVERY;
			}
		}
		disconnect();
	}

	private boolean isDue() {
		return this.lost == null && (System.nanoTime() - this.renewed >= this.interval.toNanos()
				|| !this.told.equals(this.session.doing()));
	}

	private boolean stops(Duration pause) {
		try {
			return this.stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	// After a pause of the whole process this may come too late and still be in time: as
	// long as nobody took the lease over, it is ours
	private void renew() {
		long asked = System.nanoTime();
		String doing = this.session.doing();
		try (Statement sent = opened().createStatement()) {
			boolean ours = sent.executeUpdate(this.statement.get()) == 1;
			if (ours) {
				this.renewed = asked;
				this.told = doing;
			}
			else {
				lose(TAKEN);
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("The lease could not be renewed, perhaps next time", ex);
			disconnect();
			if (System.nanoTime() - this.renewed >= this.duration.toNanos()) {
				lose("it could not be renewed for " + this.duration.toSeconds() + " s (" + ex.getMessage() + ")");
			}
		}
	}

	// The last renewal may meet the lease given back
	private void lose(String reason) {
		if (this.stopped.getCount() > 0) {
			this.lost = reason;
		}
	}

	private void disconnect() {
		Connection closing = this.connection;
		this.connection = null;
		try {
			if (closing != null) {
				closing.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("The second connection could not be closed", ex);
		}
	}

	/**
	 * Ends the renewals and closes the connection.
	 */
	@Override
	public void close() {
		this.stopped.countDown();
		Thread running = this.thread;
		if (running == null) {
			disconnect();
			return;
		}
		try {
			running.join(PATIENCE_MS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
