package io.migrate.session;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.migrate.base.HistoryTables;
import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.LeaseSql;
import io.migrate.dialect.LeaseSql.Claim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that is a row with an owner and an end, renewed over a second connection while
 * the work goes on. It needs no session of the server. What the owner does begins with
 * the {@linkplain LockGuard guard}, so that one who was taken for dead commits nothing,
 * and nobody takes over while something of a dead one still runs on the server.
 */
public final class LeaseLock implements PolledLock {

	/** How long a dead owner is waited for. */
	public static final Duration DURATION = Duration.ofSeconds(15);

	private static final Logger logger = LoggerFactory.getLogger(LeaseLock.class);

	// Each try is a statement on a connection that is shared with others
	private static final Duration PAUSE = Duration.ofMillis(90);

	// Of several who make the table at once, all but one may fail, and then it is there
	private static final int CREATIONS = 5;

	private final MigrationSession session;

	private final HistorySql historySql;

	private final LeaseSql sql;

	private final String token = UUID.randomUUID().toString();

	private final String owner;

	private final Duration duration;

	private final LeaseRenewal renewal;

	private boolean held;

	/**
	 * Prepares the lock. Nothing is sent.
	 * @param session the session of the work
	 * @param tables where our tables are
	 * @param owner who this is, for those who wait
	 * @param duration how long a dead owner is waited for; a third of it is the time
	 * between two renewals
	 * @param sideDataSource opens the connection of the renewals, or {@code null} when
	 * there is none to be had
	 */
	public LeaseLock(MigrationSession session, HistoryTables tables, String owner, Duration duration,
			@Nullable DataSource sideDataSource) {
		this.session = session;
		this.historySql = session.dialect().historySql(tables);
		this.sql = session.dialect().leaseSql(tables);
		this.owner = owner;
		this.duration = duration;
		this.renewal = new LeaseRenewal(session, () -> this.sql.renew(claim()), duration, sideDataSource);
	}

	private Claim claim() {
		return new Claim(this.token, this.owner, this.session.doing(), this.duration);
	}

	/**
	 * {@inheritDoc}
	 * @throws LockUnavailableException if there is no second connection
	 */
	@Override
	public boolean tryAcquire() {
		this.renewal.connect();
		long asked = System.nanoTime();
		this.held = take();
		if (this.held) {
			this.session.guardWith(new LockGuard(this.sql.fence(this.token), this.sql.mark(this.token), false));
			this.renewal.start(asked);
		}
		return this.held;
	}

	private boolean take() {
		try {
			return answer(this.sql.take(claim()));
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.MISSING_TABLE) {
				throw ex;
			}
		}
		create();
		return answer(this.sql.take(claim()));
	}

	private boolean answer(String sql) {
		return this.session.query(sql, (row, number) -> row.getBoolean(1)).contains(true);
	}

	private void create() {
		for (int i = 1; !created(i); i++) {
			logger.debug("Another instance is making the table of the lease, too");
		}
	}

	private boolean created(int attempt) {
		try {
			this.session.inTransaction(answer(this.historySql.schemaExists()) ? List.of(this.sql.createTable())
					: List.of(this.historySql.createSchema(), this.sql.createTable()));
			return true;
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.ALREADY_THERE || attempt == CREATIONS) {
				throw ex;
			}
			return false;
		}
	}

	@Override
	public Duration pause() {
		return PAUSE;
	}

	@Override
	public String holder() {
		return String.join("", this.session.query(this.sql.holder(), (row, number) -> row.getString(1)));
	}

	@Override
	public MigrationException explain(MigrationException failure) {
		String reason = this.renewal.lost();
		if (reason == null && this.held && isTaken()) {
			reason = LeaseRenewal.TAKEN;
		}
		return (reason != null) ? new LockLostException(reason, failure) : failure;
	}

	private boolean isTaken() {
		try {
			return !answer(this.sql.isHeld(this.token));
		}
		catch (DatabaseFailureException ex) {
			logger.debug("It is not known who has the lease", ex);
			return false;
		}
	}

	/**
	 * {@inheritDoc} Only an answer of the connection that did the work proves that
	 * nothing of it still runs; without one the lease is left to its end.
	 */
	@Override
	public void release() {
		this.renewal.close();
		if (this.held) {
			this.held = false;
			this.session.guardWith(LockGuard.NONE);
			this.session.run(List.of(this.sql.release(this.token)));
		}
	}

}
