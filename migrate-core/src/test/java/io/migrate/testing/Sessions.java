package io.migrate.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the server does for the other clients of a database. Conditions are on the rows of
 * {@code pg_stat_activity}.
 *
 * @param client asks, on a connection of its own
 */
public record Sessions(JdbcClient client) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration PAUSE = Duration.ofMillis(5);

	/**
	 * Waits until a session is in some condition.
	 * @param condition the condition
	 * @return its process
	 */
	public int await(String condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		List<Integer> found = find(condition);
		while (found.isEmpty()) {
			pause(deadline, "There is no session with " + condition);
			found = find(condition);
		}
		return found.get(0);
	}

	/**
	 * Waits until no session is in some condition. Open transactions of the test do not
	 * count.
	 * @param condition the condition
	 */
	public void awaitNone(String condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!find(condition).isEmpty()) {
			pause(deadline, "There is still a session with " + condition);
		}
	}

	/**
	 * Ends sessions, as an administrator does. Open transactions of the test go on.
	 * @param condition the condition that they are in
	 */
	public void terminate(String condition) {
		for (int process : find(condition)) {
			this.client.sql("SELECT pg_terminate_backend(?)").param(process).query().listOfRows();
		}
	}

	// Who asked before on a connection that is not quite closed is no session of others
	private List<Integer> find(String condition) {
		return this.client
			.sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
					+ " AND query NOT LIKE '%FROM pg_stat_activity%'"
					+ " AND backend_type = 'client backend' AND application_name <> '" + OpenTransaction.NAME
					+ "' AND (" + condition + ")")
			.query(Integer.class)
			.list();
	}

	private void pause(long deadline, String state) {
		if (System.nanoTime() > deadline) {
			throw new AssertionError(state + ": " + this.client
				.sql("SELECT pid, state, wait_event, query FROM pg_stat_activity WHERE datname = current_database()")
				.query()
				.listOfRows());
		}
		LockSupport.parkNanos(PAUSE.toNanos());
	}

}
