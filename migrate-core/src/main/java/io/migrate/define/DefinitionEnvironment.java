package io.migrate.define;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import io.migrate.base.HistoryTables;
import io.migrate.history.Engine;
import io.migrate.script.Placeholders;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What a run of definitions needs.
 *
 * @param session the session that does the work
 * @param tables where our tables are
 * @param engine who writes them
 * @param sideDataSource leads to the same database past any pool, or {@code null}
 * @param placeholders what placeholders in statements stand for
 * @param retryTimeout how long it is tried again while others are in the way
 * @param listener is told what happens
 * @param clock measures how long it takes
 */
public record DefinitionEnvironment(MigrationSession session, HistoryTables tables, Engine engine,
		@Nullable DataSource sideDataSource, Placeholders placeholders, Duration retryTimeout,
		MigrationListener listener, Clock clock) {

}
