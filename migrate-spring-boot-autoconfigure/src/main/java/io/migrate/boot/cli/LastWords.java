package io.migrate.boot.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds up the end of a process that is told to end until its command has cleaned up and
 * said where it stopped.
 */
final class LastWords {

	private static final Logger logger = LoggerFactory.getLogger(LastWords.class);

	// A little longer than the cancellation of a run may take
	private static final Duration PATIENCE = Duration.ofSeconds(35);

	private final CountDownLatch said = new CountDownLatch(1);

	private final Thread hook = new Thread(this::hear, "migrate-last-words");

	private LastWords() {
	}

	static LastWords await() {
		LastWords words = new LastWords();
		try {
			Runtime.getRuntime().addShutdownHook(words.hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The process is ending", ex);
		}
		return words;
	}

	private void hear() {
		try {
			if (!this.said.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
				logger.warn("The command did not end within {} s", PATIENCE.toSeconds());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	void close() {
		this.said.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The process is ending", ex);
		}
	}

}
