package io.migrate.execute;

import java.time.Clock;

import javax.sql.DataSource;

import io.migrate.history.History;
import io.migrate.plan.ExecutionSettings;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a run need.
 *
 * @param session the session that does the work
 * @param history the bookkeeping of its database
 * @param journal writes the record of a step
 * @param sideDataSource leads to the same database past any pool, or {@code null}
 * @param scripts opens what a step runs
 * @param settings how steps are run
 * @param listener is told what happens
 * @param clock measures how long it takes
 */
public record RunEnvironment(MigrationSession session, History history, Journal journal,
		@Nullable DataSource sideDataSource, StepScripts scripts, ExecutionSettings settings,
		MigrationListener listener, Clock clock) {

}
