package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a process does with the schema when the process is told to end meanwhile.
 * Spring's own shutdown hook waits until the context is refreshed, which a long statement
 * can hold up for longer than anybody waits before killing the process.
 */
public final class ShutdownCancellation {

	private static final Logger logger = LoggerFactory.getLogger(MigrationInitializer.class);

	private static final Duration CANCEL_EVERY = Duration.ofMillis(50);

	// Then it is not to be cancelled: a listener of the run may have called System.exit
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Migrations migrations;

	private final CountDownLatch done = new CountDownLatch(1);

	private final Thread hook = new Thread(this::cancel, "migrate-shutdown");

	private volatile boolean requested;

	private ShutdownCancellation(Migrations migrations) {
		this.migrations = migrations;
	}

	/**
	 * Does something that ends early when the process is told to end.
	 * @param migrations what the work calls
	 * @param work what to do
	 * @throws MigrationException if it failed; also if it ended early, or was not begun
	 * because the process is ending already
	 */
	public static void during(Migrations migrations, Runnable work) {
		new ShutdownCancellation(migrations).run(work);
	}

	private void run(Runnable work) {
		register();
		try {
			work.run();
		}
		catch (MigrationException ex) {
			throw this.requested ? new ProcessEndingException(ex) : ex;
		}
		finally {
			this.done.countDown();
			unregister();
		}
	}

	private void register() {
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			throw new ProcessEndingException(ex);
		}
	}

	private void unregister() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The process is ending", ex);
		}
	}

	// Again and again, since the work may not have begun what is to be cancelled
	private void cancel() {
		this.requested = true;
		logger.info("This process is to end: cancelling what it does with the schema");
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		try {
			do {
				this.migrations.cancel(CANCEL_EVERY);
			}
			while (!this.done.await(CANCEL_EVERY.toNanos(), TimeUnit.NANOSECONDS) && System.nanoTime() < deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
