package io.migrate;

import java.time.Duration;
import java.util.function.Supplier;

import io.migrate.session.DatabaseUnavailableException;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationSession;

/**
 * Takes a connection for a call, and tries again for a database that comes up late.
 */
final class Connecting {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final Parts parts;

	private final RunningCall call;

	Connecting(Parts parts, RunningCall call) {
		this.parts = parts;
		this.call = call;
	}

	/**
	 * Takes it.
	 * @param opening takes a connection, once
	 * @return the session, to be closed by the caller
	 * @throws DatabaseUnavailableException if there was none to be had at last
	 * @throws io.migrate.session.RunCancelledException if the call was cancelled
	 */
	MigrationSession open(Supplier<MigrationSession> opening) {
		long start = System.nanoTime();
		Duration pause = FIRST_PAUSE;
		for (int left = this.parts.connections().retries(); left > 0; left--) {
			try {
				return this.call.open(opening);
			}
			catch (DatabaseUnavailableException ex) {
				this.parts.listener()
					.on(new MigrationEvent.DatabaseAwaited(Duration.ofNanos(System.nanoTime() - start),
							String.valueOf(ex.getMessage())));
				this.call.pause(pause);
				pause = pause.multipliedBy(2);
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
			}
		}
		return this.call.open(opening);
	}

}
