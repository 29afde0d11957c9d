package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.migrate.MigrationConfiguration;
import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The settings under {@code migrate}. What stands here is what an editor shows.
 *
 * @param onStartup What to do with the schema when the application starts.
 * @param target Revision to upgrade to when the application starts.
 * @param locations Comma-separated list of folders that hold revisions, sub-folders
 * included.
 * @param baseline Revision that an existing schema corresponds to. It is stamped instead
 * of run on a database that has tables of pending revisions and no record of any.
 * @param unknownRevisions What to do when the database has revisions that the application
 * does not know.
 * @param protectedTables Comma-separated list of patterns of tables that belong to
 * somebody else, such as 'legacy_*' or 'audit.*'.
 * @param lockTimeout Time to wait for another instance that is migrating.
 * @param tables Where the bookkeeping tables are.
 */
@ConfigurationProperties("migrate")
public record MigrateProperties(@DefaultValue("upgrade") OnStartup onStartup, @DefaultValue("head") String target,
		@DefaultValue("classpath:db/revisions") List<String> locations, @Nullable String baseline,
		@DefaultValue("tolerate") UnknownRevisions unknownRevisions, @DefaultValue List<String> protectedTables,
		@DefaultValue("5m") Duration lockTimeout, @DefaultValue Tables tables) {

	MigrationConfiguration configuration() {
		return new MigrationConfiguration(new HistoryTables(this.tables.schema(), this.tables.prefix()),
				this.lockTimeout, this.unknownRevisions, this.protectedTables,
				StringUtils.hasText(this.baseline) ? Target.parse(this.baseline) : null);
	}

	/**
	 * Where the bookkeeping tables are.
	 *
	 * @param schema Schema that holds the bookkeeping tables. It is made when it is
	 * missing.
	 * @param prefix Beginning of the names of the bookkeeping tables.
	 */
	public record Tables(@DefaultValue("public") String schema, @DefaultValue("migrate_") String prefix) {

	}

}
