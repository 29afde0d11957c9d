package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.migrate.MigrationConfiguration;
import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The settings under {@code migrate} that concern every run, whoever begins it. What
 * stands here is what an editor shows.
 *
 * @param locations Comma-separated list of folders that hold revisions, sub-folders
 * included. One that does not exist stops the start.
 * @param baseline Revision that an existing schema corresponds to. It is stamped instead
 * of run on a database that has tables of pending revisions and no record of any.
 * @param unknownRevisions What to do when the database has revisions that the application
 * does not know.
 * @param protectedTables Comma-separated list of patterns of tables that belong to
 * somebody else, such as 'legacy_*' or 'audit.*'. They never stop a first run, and a
 * revision that would drop, rename, move or empty one is refused.
 * @param lock What keeps two instances from migrating at once.
 * @param lockTimeout Time to wait for another instance that is migrating.
 * @param schema Schema that holds the bookkeeping tables. It is made when it is missing.
 * @param tablePrefix Beginning of the names of the bookkeeping tables.
 */
@ConfigurationProperties("migrate")
public record MigrateProperties(@DefaultValue("classpath:db/revisions") List<String> locations,
		@Nullable String baseline, @DefaultValue("tolerate") UnknownRevisions unknownRevisions,
		@DefaultValue List<String> protectedTables, @DefaultValue("session") LockKind lock,
		@DefaultValue("5m") Duration lockTimeout, @DefaultValue("public") String schema,
		@DefaultValue("migrate_") String tablePrefix) {

	MigrationConfiguration configuration() {
		return MigrationConfiguration.DEFAULTS.withTables(new HistoryTables(this.schema, this.tablePrefix))
			.withLocking(new Locking(this.lock, this.lockTimeout))
			.withUnknownRevisions(this.unknownRevisions)
			.withProtectedTables(this.protectedTables)
			.withBaseline(StringUtils.hasText(this.baseline) ? Target.parse(this.baseline) : null);
	}

}
