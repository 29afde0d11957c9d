package io.migrate.execute;

import io.migrate.dialect.HistorySql;
import io.migrate.dialect.ScriptSql;
import io.migrate.dialect.StatementRules;
import io.migrate.graph.RevisionGraph;
import io.migrate.plan.ExecutionSettings;

/**
 * What the steps of a script need.
 *
 * @param sql writes what stands around statements
 * @param history makes our tables
 * @param rules knows statements
 * @param graph what the code knows
 * @param journal writes the record of a step
 * @param scripts opens what a step runs
 * @param settings how steps are run
 * @param lock keeps others from migrating meanwhile
 */
public record ScriptEnvironment(ScriptSql sql, HistorySql history, StatementRules rules, RevisionGraph graph,
		Journal journal, StepScripts scripts, ExecutionSettings settings, ScriptLock lock) {

}
