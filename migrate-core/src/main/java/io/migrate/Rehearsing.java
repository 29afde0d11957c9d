package io.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.MigrationConfiguration.Locking;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.TableContents;
import io.migrate.dialect.TransactionState;
import io.migrate.execute.Replay;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.populate.InvalidPopulationsException;
import io.migrate.populate.Population;
import io.migrate.populate.PopulationCatalog;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import io.migrate.populate.PopulationPlan;
import io.migrate.populate.PopulationScope;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.verify.DataReturn;
import io.migrate.verify.Rehearsal;
import io.migrate.verify.Rehearsal.RehearsedPopulation;
import org.jspecify.annotations.Nullable;

/**
 * Tries out in a scratch database what an upgrade does to an empty one: what it looks at
 * before, each revision, the populations that are files where they would run, and
 * definitions. Not thread-safe.
 */
final class Rehearsing {

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final PopulationCatalog populations;

	private final Set<RevisionId> applied = new LinkedHashSet<>();

	private final Map<String, RehearsedPopulation> done = new LinkedHashMap<>();

	private final Set<String> failed = new HashSet<>();

	/**
	 * Creates it.
	 * @param parts the database and the settings
	 * @param catalog the revisions of the code
	 * @param populations all populations of the code
	 */
	Rehearsing(Parts parts, RevisionCatalog catalog, PopulationCatalog populations) {
		Locking locking = new Locking(parts.configuration().locking().timeout());
		this.parts = parts.alone(parts.configuration().withLocking(locking));
		this.catalog = catalog;
		this.populations = populations;
	}

	/**
	 * Does it.
	 * @param live the database that the scratch database stands in for
	 * @return what came of it
	 */
	Rehearsal run(MigrationSession live) {
		return live
			.ask((connection) -> this.parts.expectations().scratch().use(connection, (scratch) -> run(live, scratch)));
	}

	private Rehearsal run(MigrationSession live, MigrationSession scratch) {
		boolean shared = scratch.ask(scratch.dialect()::transactionState) != TransactionState.NONE;
		SchemaReplay replays = new SchemaReplay(this.parts, this.catalog);
		Plan plan = replays.plan(this.catalog.graph().ids());
		new Run(this.parts, scratch, this.catalog).refuseForbidden(plan);
		Replay replay = replays.on(live, scratch);
		for (Step step : plan.steps()) {
			live.cancellation().throwIfRequested();
			if (!shared && !step.revision().data().needs().isEmpty()) {
				populate(scratch);
			}
			replay.run(step);
			this.applied.add(step.id());
		}
		if (!shared) {
			populate(scratch);
		}
		replays.define(scratch, this.parts.definitions());
		return new Rehearsal(List.copyOf(this.applied), List.copyOf(this.done.values()), unchecked(shared));
	}

	private void populate(MigrationSession scratch) {
		List<Target> current = this.catalog.graph().maximal(this.applied).stream().map(Target::of).toList();
		new Run(this.parts, scratch, this.catalog).stamp(new Stamp(current, null, false, false));
		boolean further = true;
		while (further) {
			further = false;
			for (PopulationPlan.Due due : population(scratch).plan(PopulationChoice.DUE_FILES).due()) {
				further |= populate(scratch, due.population());
			}
		}
	}

	// What comes after it may be due only then
	private boolean populate(MigrationSession scratch, Population population) {
		String name = population.header().name();
		if (this.done.containsKey(name)) {
			return false;
		}
		this.done.put(name, new RehearsedPopulation(name, twice(scratch, population)));
		return true;
	}

	private List<String> twice(MigrationSession scratch, Population population) {
		String name = population.header().name();
		List<String> missing = population.header().dependsOn().stream().filter(this.failed::contains).toList();
		if (!missing.isEmpty()) {
			this.failed.add(name);
			return List.of("was not run, since it depends on " + String.join(", ", missing));
		}
		String failure = failure(scratch, name, false);
		if (failure != null) {
			this.failed.add(name);
			return List.of(failure);
		}
		return secondTime(scratch, name);
	}

	private List<String> secondTime(MigrationSession scratch, String name) {
		Map<QualifiedName, TableContents> was = contents(scratch);
		String second = failure(scratch, name, true);
		if (second != null) {
			return List.of("the second time it fails: " + second);
		}
		return DataReturn.losses(was, contents(scratch)).stream().map("the second time, "::concat).toList();
	}

	private @Nullable String failure(MigrationSession scratch, String name, boolean force) {
		try {
			population(scratch).run(new PopulationChoice(Set.of(name), force, PopulationScope.FILES));
			return null;
		}
		catch (PopulationFailedException | InvalidPopulationsException ex) {
			return ex.getMessage();
		}
	}

	private PopulationRun population(MigrationSession scratch) {
		return new PopulationRun(this.parts, scratch, this.populations);
	}

	private Map<QualifiedName, TableContents> contents(MigrationSession scratch) {
		SchemaFilter theirs = SchemaFilter.ALL.hiding(this.parts.configuration().tables());
		Map<QualifiedName, TableContents> contents = scratch.ask(scratch.dialect().sampleRows()::contents);
		contents.keySet().removeIf((name) -> !theirs.has(name));
		return contents;
	}

	private List<String> unchecked(boolean shared) {
		List<String> unchecked = new ArrayList<>();
		for (Population population : this.populations.populations()) {
			String name = population.header().name();
			if (!population.isFile()) {
				unchecked
					.add("population " + name + ", which is written in Java and may use the application's database");
			}
			else if (shared) {
				unchecked.add("population " + name + ", since the scratch database that is given has to stay empty");
			}
			else if (!this.done.containsKey(name)) {
				unchecked.add("population " + name + ", which is not due on an empty database");
			}
		}
		return unchecked;
	}

}
