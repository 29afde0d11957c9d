package io.migrate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.migrate.base.Checksum;
import io.migrate.base.HistoryTables;
import io.migrate.session.LeaseLock;
import io.migrate.session.LockWait;
import io.migrate.session.MigrationSession;
import io.migrate.session.PolledLock;
import io.migrate.session.SessionLock;

/**
 * The lock under which one instance at a time changes the schema or fills data in.
 */
final class RunLock {

	private RunLock() {
	}

	/**
	 * Prepares to wait for it.
	 * @param parts what the user decides
	 * @param session the session that is to have it
	 * @return the wait
	 */
	static LockWait of(Parts parts, MigrationSession session) {
		HistoryTables tables = parts.configuration().tables();
		PolledLock lock = switch (parts.configuration().locking().kind()) {
			case SESSION -> new SessionLock(session, key(tables), parts.listener(), parts.sideDataSource());
			case LEASE ->
				new LeaseLock(session, tables, parts.engine().instance(), LeaseLock.DURATION, parts.sideDataSource());
		};
		return new LockWait(session, parts.listener(), lock);
	}

	// Advisory locks belong to a database; schema and prefix tell its applications apart
	static long key(HistoryTables tables) {
		return ByteBuffer.wrap(Checksum.digest().digest(tables.toString().getBytes(StandardCharsets.UTF_8))).getLong();
	}

}
