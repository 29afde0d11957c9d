package io.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The end of a process: at which statement, and how exactly. It is drawn once and used
 * once.
 */
final class Kill implements InterferingProxy.Interference, AutoCloseable {

	private final @Nullable KillPhase phase;

	private final Manner manner;

	private final Duration delay;

	private final MigrationProcess process;

	private final InterferingProxy proxy;

	private final TestDatabase database;

	private int left;

	private volatile @Nullable OpenTransaction snapshot;

	Kill(@Nullable KillPhase phase, int place, Random random, MigrationProcess process, InterferingProxy proxy,
			TestDatabase database) {
		this.phase = phase;
		this.left = place;
		boolean waits = phase != null && phase.waitsForOthers();
		this.manner = Manner.values()[random.nextInt((waits ? Manner.UNNOTICED : Manner.SOON).ordinal() + 1)];
		this.delay = Duration.ofMillis(random.nextInt((phase == KillPhase.ANY) ? 500 : 40));
		this.process = process;
		this.proxy = proxy;
		this.database = database;
	}

	/** Kills at a certain time, where that is the phase. */
	void await() {
		if (this.phase == KillPhase.ANY) {
			killLater();
		}
	}

	@Override
	public Verdict at(String statement) {
		if (this.phase == null || !this.phase.matches(statement) || --this.left != 0) {
			return Verdict.PASS;
		}
		switch (this.manner) {
			case BEFORE, AFTER -> this.process.kill();
			case SOON -> new Thread(this::killLater).start();
			default -> {
				holdUp();
				new Thread(this::killLater).start();
			}
		}
		return this.manner.verdict;
	}

	private void holdUp() {
		if (this.manner == Manner.UNNOTICED) {
			this.proxy.keepSessions();
		}
		try {
			this.snapshot = new OpenTransaction(this.database, "SELECT count(*) FROM author, book");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void killLater() {
		LockSupport.parkNanos(this.delay.toNanos());
		this.process.kill();
	}

	/** Lets go on what was held up, where the server is not to notice the end first. */
	void letGo() throws SQLException {
		if (this.manner != Manner.IN_THE_MIDDLE) {
			close();
		}
	}

	@Override
	public void close() throws SQLException {
		OpenTransaction transaction = this.snapshot;
		if (transaction != null) {
			transaction.close();
			this.snapshot = null;
		}
	}

	@Override
	public String toString() {
		return this.phase + " " + this.manner + " " + this.delay.toMillis() + " ms, " + this.left + " left";
	}

	/** How it is done. */
	private enum Manner {

		/** The server does not get the statement. */
		BEFORE(Verdict.CUT_BEFORE),

		/** It gets the statement and nothing else. */
		AFTER(Verdict.CUT_AFTER),

		/** It gets whatever comes in a short time. */
		SOON(Verdict.PASS),

		/** The statement is waiting for a transaction, and the server notices the end. */
		IN_THE_MIDDLE(Verdict.PASS),

		/** The statement is waiting for a transaction that ends with the process. */
		RELEASED(Verdict.PASS),

		/** The statement is waiting, and the server never notices the end. */
		UNNOTICED(Verdict.PASS);

		private final Verdict verdict;

		Manner(Verdict verdict) {
			this.verdict = verdict;
		}

	}

}
