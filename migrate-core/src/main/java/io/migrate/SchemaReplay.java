package io.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.migrate.define.Definition;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.ScratchSql;
import io.migrate.execute.Replay;
import io.migrate.execute.StepScripts;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.Plan;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import io.migrate.transaction.StatementFile;

/**
 * Makes, in a scratch database, what revisions and definitions leave.
 */
final class SchemaReplay {

	private final Parts parts;

	private final RevisionCatalog catalog;

	SchemaReplay(Parts parts, RevisionCatalog catalog) {
		this.parts = parts;
		this.catalog = catalog;
	}

	/**
	 * Lends a database in which revisions were applied.
	 * @param <T> what the work gives
	 * @param live the database that it stands in for
	 * @param revisions which ones, in the order in which they were applied; what they
	 * need comes with them
	 * @param definitions what was made behind them
	 * @param work gets the scratch database
	 * @return what the work gave
	 */
	<T> T use(MigrationSession live, Set<RevisionId> revisions, List<Definition> definitions,
			Function<MigrationSession, T> work) {
		return stepwise(live, inOrder(plan(revisions), revisions), (scratch, step) -> {
		}, (scratch) -> {
			define(scratch, definitions);
			return work.apply(scratch);
		});
	}

	/**
	 * Lends a database in which a plan is run, and looks at it on the way.
	 * @param <T> what the work gives
	 * @param live the database that it stands in for
	 * @param plan what to run
	 * @param look gets the scratch database after each step
	 * @param work gets it in the end
	 * @return what the work gave
	 */
	<T> T stepwise(MigrationSession live, Plan plan, BiConsumer<MigrationSession, Step> look,
			Function<MigrationSession, T> work) {
		return live.ask((connection) -> this.parts.expectations().scratch().use(connection, (scratch) -> {
			Replay replay = on(live, scratch);
			for (Step step : plan.steps()) {
				live.cancellation().throwIfRequested();
				replay.run(step);
				look.accept(scratch, step);
			}
			return work.apply(scratch);
		}));
	}

	/** What applies revisions, and what they need, where nothing is applied. */
	Plan plan(Set<RevisionId> revisions) {
		List<Target> targets = revisions.stream().map(Target::of).toList();
		return targets.isEmpty() ? new Plan(List.of())
				: new Planner(this.catalog).upgrade(AppliedRevisions.unrecorded(), targets);
	}

	// Branches that touch the same may leave something else in another order
	private Plan inOrder(Plan plan, Set<RevisionId> revisions) {
		Map<RevisionId, Step> waiting = new LinkedHashMap<>();
		plan.steps().forEach((step) -> waiting.put(step.id(), step));
		List<Step> steps = new ArrayList<>();
		for (RevisionId id : revisions) {
			if (waiting.containsKey(id)) {
				Set<RevisionId> needed = this.catalog.graph().closure(Set.of(id));
				List<Step> next = waiting.values().stream().filter((step) -> needed.contains(step.id())).toList();
				next.forEach((step) -> waiting.remove(step.id()));
				steps.addAll(next);
			}
		}
		return new Plan(steps);
	}

	/**
	 * Makes ready to run steps one by one. As before a first step, the schema for our
	 * tables is there, and those that revisions look names up in and never make.
	 * @param live the database that it stands in for
	 * @param scratch where
	 * @return what runs them
	 */
	Replay on(MigrationSession live, MigrationSession scratch) {
		HistorySql sql = scratch.dialect().historySql(this.parts.configuration().tables());
		if (!scratch.query(sql.schemaExists(), (row, number) -> row.getBoolean(1)).get(0)) {
			scratch.run(List.of(sql.createSchema()));
		}
		ScratchSql scratchSql = scratch.dialect().scratchSql();
		searched(live).forEach((schema) -> scratch.run(List.of(scratchSql.makeSchema(schema))));
		return replay(scratch);
	}

	private List<String> searched(MigrationSession live) {
		ScratchSql sql = live.dialect().scratchSql();
		List<String> schemas = new ArrayList<>(live.query(sql.searchPath(), (row, number) -> row.getString(1)));
		if (!schemas.isEmpty()) {
			StepScripts scripts = scripts(live);
			plan(this.catalog.graph().ids()).steps()
				.stream()
				.flatMap((step) -> scripts.statements(step, Map.of()).stream())
				.forEach((statement) -> schemas.removeIf((schema) -> sql.makesSchema(statement, schema)));
		}
		return schemas;
	}

	private Replay replay(MigrationSession scratch) {
		return new Replay(scratch, scripts(scratch));
	}

	private StepScripts scripts(MigrationSession session) {
		return new StepScripts((id) -> {
			throw new IllegalStateException("Nobody has stored " + id);
		}, this.parts.configuration().placeholders(), session.dialect().ddlRenderer());
	}

	void define(MigrationSession scratch, List<Definition> definitions) {
		Replay replay = replay(scratch);
		definitions.forEach((definition) -> replay
			.run((batch) -> new StatementFile(definition.file(), this.parts.configuration().placeholders(),
					scratch.dialect().statementRules())
				.send(batch, definition.checksum())));
	}

}
