package io.migrate.populate;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import io.migrate.script.Placeholders;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import io.migrate.session.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What a run of populations needs.
 *
 * @param session the session that does the work
 * @param records the bookkeeping of its database
 * @param sideDataSource leads to the same database past any pool, or {@code null}
 * @param transactions begins and ends the transactions of populators, or {@code null} for
 * those of the session
 * @param placeholders what placeholders in statements stand for
 * @param retryTimeout how long a population is tried again that met a locked table
 * @param listener is told what happens
 * @param clock measures how long it takes
 */
public record PopulationEnvironment(MigrationSession session, PopulationRecords records,
		@Nullable DataSource sideDataSource, @Nullable Transactions transactions, Placeholders placeholders,
		Duration retryTimeout, MigrationListener listener, Clock clock) {

}
