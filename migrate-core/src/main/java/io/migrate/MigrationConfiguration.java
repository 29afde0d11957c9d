package io.migrate;

import java.time.Duration;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.script.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about runs. Immutable.
 *
 * @param tables where our tables are
 * @param locking how instances wait for each other
 * @param execution how steps are run
 * @param unknownRevisions what to do when the database is ahead of the code
 * @param guard what revisions may not do
 * @param baseline the revision that a schema without our tables corresponds to, or
 * {@code null} to stop when there is such a schema
 * @param downgradeAllowed whether a downgrade may run
 * @param placeholders what <code>${name}</code> in scripts stands for
 */
public record MigrationConfiguration(HistoryTables tables, Locking locking, ExecutionSettings execution,
		UnknownRevisions unknownRevisions, Guard guard, @Nullable Target baseline, boolean downgradeAllowed,
		Placeholders placeholders) {

	/**
	 * Our tables are {@code public.migrate_…}, another instance is waited for 5 minutes,
	 * a database ahead of the code is tolerated, an upgrade changes no data, and a
	 * downgrade may run.
	 */
	public static final MigrationConfiguration DEFAULTS = new MigrationConfiguration(
			new HistoryTables("public", "migrate_"), new Locking(Duration.ofMinutes(5)), ExecutionSettings.DEFAULTS,
			UnknownRevisions.TOLERATE, new Guard(List.of(), DataStatements.REJECT), null, true, Placeholders.NONE);

	/**
	 * The same with our tables elsewhere.
	 * @param tables where our tables are
	 * @return the new configuration
	 */
	public MigrationConfiguration withTables(HistoryTables tables) {
		return new MigrationConfiguration(tables, this.locking, this.execution, this.unknownRevisions, this.guard,
				this.baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with another way to wait for other instances.
	 * @param locking how instances wait for each other
	 * @return the new configuration
	 */
	public MigrationConfiguration withLocking(Locking locking) {
		return new MigrationConfiguration(this.tables, locking, this.execution, this.unknownRevisions, this.guard,
				this.baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with another way to run steps.
	 * @param execution how steps are run
	 * @return the new configuration
	 */
	public MigrationConfiguration withExecution(ExecutionSettings execution) {
		return new MigrationConfiguration(this.tables, this.locking, execution, this.unknownRevisions, this.guard,
				this.baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with another answer to a database ahead of the code.
	 * @param unknownRevisions what to do
	 * @return the new configuration
	 */
	public MigrationConfiguration withUnknownRevisions(UnknownRevisions unknownRevisions) {
		return new MigrationConfiguration(this.tables, this.locking, this.execution, unknownRevisions, this.guard,
				this.baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with other tables that are not ours.
	 * @param protectedTables patterns, such as {@code legacy_*}
	 * @return the new configuration
	 */
	public MigrationConfiguration withProtectedTables(List<String> protectedTables) {
		return withGuard(new Guard(protectedTables, this.guard.dataStatements()));
	}

	/**
	 * The same with another answer to revisions that change data.
	 * @param dataStatements what to do
	 * @return the new configuration
	 */
	public MigrationConfiguration withDataStatements(DataStatements dataStatements) {
		return withGuard(new Guard(this.guard.protectedTables(), dataStatements));
	}

	private MigrationConfiguration withGuard(Guard guard) {
		return new MigrationConfiguration(this.tables, this.locking, this.execution, this.unknownRevisions, guard,
				this.baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with another baseline.
	 * @param baseline the revision that a schema without our tables corresponds to, or
	 * {@code null}
	 * @return the new configuration
	 */
	public MigrationConfiguration withBaseline(@Nullable Target baseline) {
		return new MigrationConfiguration(this.tables, this.locking, this.execution, this.unknownRevisions, this.guard,
				baseline, this.downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with downgrades allowed or not.
	 * @param downgradeAllowed whether a downgrade may run
	 * @return the new configuration
	 */
	public MigrationConfiguration withDowngradeAllowed(boolean downgradeAllowed) {
		return new MigrationConfiguration(this.tables, this.locking, this.execution, this.unknownRevisions, this.guard,
				this.baseline, downgradeAllowed, this.placeholders);
	}

	/**
	 * The same with other placeholders.
	 * @param placeholders what they stand for
	 * @return the new configuration
	 */
	public MigrationConfiguration withPlaceholders(Placeholders placeholders) {
		return new MigrationConfiguration(this.tables, this.locking, this.execution, this.unknownRevisions, this.guard,
				this.baseline, this.downgradeAllowed, placeholders);
	}

	/**
	 * How instances wait for each other.
	 *
	 * @param kind what they wait for
	 * @param timeout how long to wait for another instance at most
	 */
	public record Locking(LockKind kind, Duration timeout) {

		public Locking {
			if (timeout.isNegative()) {
				throw new IllegalArgumentException("The lock timeout is negative: " + timeout);
			}
		}

		/**
		 * Waits for a lock of the session.
		 * @param timeout how long to wait for another instance at most
		 */
		public Locking(Duration timeout) {
			this(LockKind.SESSION, timeout);
		}

	}

	/**
	 * What revisions may not do.
	 *
	 * @param protectedTables patterns of tables that are not ours, such as
	 * {@code legacy_*} or {@code audit.*}; they never stop a first run, and no run takes
	 * one away
	 * @param dataStatements what to do about an upgrade that changes data
	 */
	public record Guard(List<String> protectedTables, DataStatements dataStatements) {

		public Guard {
			protectedTables = List.copyOf(protectedTables);
		}

	}

	/**
	 * What keeps two instances from migrating at once.
	 */
	public enum LockKind {

		/**
		 * A lock of the server's session: it needs one connection, and is gone the moment
		 * that the server no longer works for its holder.
		 */
		SESSION,

		/**
		 * A row that is renewed over a second connection, for a proxy that pools
		 * transactions.
		 */
		LEASE

	}

	/**
	 * What to do when the database has revisions that the code does not know, above those
	 * that it knows.
	 */
	public enum UnknownRevisions {

		/** Warn and go on: an old instance starts again during a rolling deployment. */
		TOLERATE,

		/** Refuse to run. */
		FAIL

	}

	/**
	 * What to do about a pending revision that changes data and does not say why it may.
	 */
	public enum DataStatements {

		/** Refuse to run: seeds and back-fills are populations. */
		REJECT,

		/** Warn of each statement and go on. */
		WARN,

		/** Nothing. */
		ALLOW

	}

}
