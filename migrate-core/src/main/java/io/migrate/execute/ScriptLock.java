package io.migrate.execute;

import java.util.List;

import io.migrate.dialect.HistorySql;
import io.migrate.dialect.LeaseSql;
import io.migrate.dialect.LeaseSql.Claim;
import io.migrate.dialect.ScriptSql;

/**
 * The migration lock of a script: the same that the engine takes, so that neither runs
 * while the other does. A script does not wait for it.
 *
 * @param take what takes it, outside a transaction
 * @param opening what each transaction begins with, so that it fails when the lock is
 * lost
 * @param mark what stands in front of a statement outside a transaction
 * @param release what gives it back, outside a transaction
 */
public record ScriptLock(List<String> take, List<String> opening, String mark, List<String> release) {

	private static final String TAKEN = "Another instance migrates this database; nothing was run";

	private static final String WAIT = "Wait until it is done, and see where the database stands then.";

	public ScriptLock {
		take = List.copyOf(take);
		opening = List.copyOf(opening);
		release = List.copyOf(release);
	}

	/**
	 * A lock of the client's session.
	 * @param sql writes scripts
	 * @param key what is locked
	 * @return the lock
	 */
	public static ScriptLock session(ScriptSql sql, long key) {
		return new ScriptLock(List.of(sql.lock(key)), List.of(), "", List.of(sql.unlock(key)));
	}

	/**
	 * A lease, whose time begins anew with each transaction. A transaction that is under
	 * way holds it, and so does a statement outside one.
	 * @param sql writes scripts
	 * @param history makes the schema
	 * @param lease makes, takes, and renews the lease
	 * @param claim what the lease says
	 * @return the lock
	 */
	public static ScriptLock lease(ScriptSql sql, HistorySql history, LeaseSql lease, Claim claim) {
		return new ScriptLock(
				List.of("BEGIN", sql.quietly(), sql.unless(history.schemaExists(), history.createSchema()),
						lease.createTable(), "COMMIT", sql.require(lease.take(claim), TAKEN, WAIT)),
				List.of(sql.hitting(lease.renew(claim), 1)), lease.mark(claim.token()),
				List.of(sql.hitting(lease.release(claim.token()), 1)));
	}

}
