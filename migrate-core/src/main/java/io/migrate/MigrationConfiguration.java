package io.migrate;

import java.time.Duration;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about runs. Immutable.
 *
 * @param tables where our tables are
 * @param lockTimeout how long to wait for another instance at most
 * @param unknownRevisions what to do when the database is ahead of the code
 * @param protectedTables patterns of tables that are not ours, such as {@code legacy_*}
 * or {@code audit.*}; they never stop a first run
 * @param baseline the revision that a schema without our tables corresponds to, or
 * {@code null} to stop when there is such a schema
 */
public record MigrationConfiguration(HistoryTables tables, Duration lockTimeout, UnknownRevisions unknownRevisions,
		List<String> protectedTables, @Nullable Target baseline) {

	/**
	 * Our tables are {@code public.migrate_…}, another instance is waited for 5 minutes,
	 * and a database ahead of the code is tolerated.
	 */
	public static final MigrationConfiguration DEFAULTS = new MigrationConfiguration(
			new HistoryTables("public", "migrate_"), Duration.ofMinutes(5), UnknownRevisions.TOLERATE, List.of(), null);

	public MigrationConfiguration {
		protectedTables = List.copyOf(protectedTables);
		if (lockTimeout.isNegative()) {
			throw new IllegalArgumentException("The lock timeout is negative: " + lockTimeout);
		}
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

}
