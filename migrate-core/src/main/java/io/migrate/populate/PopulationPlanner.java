package io.migrate.populate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.graph.RevisionId;
import io.migrate.populate.PopulationPlan.Due;
import io.migrate.populate.PopulationPlan.Reason;
import io.migrate.populate.PopulationPlan.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Decides which populations are due. Immutable and thread-safe.
 */
public final class PopulationPlanner {

	private static final Set<PopulationRecord.State> UNFINISHED = Set.of(PopulationRecord.State.FAILED,
			PopulationRecord.State.PARTIAL);

	private final PopulationCatalog catalog;

	private final Set<String> profiles;

	/**
	 * Creates a planner.
	 * @param catalog all populations
	 * @param profiles the active profiles
	 */
	public PopulationPlanner(PopulationCatalog catalog, Set<String> profiles) {
		this.catalog = catalog;
		this.profiles = Set.copyOf(profiles);
	}

	/**
	 * What is due.
	 * @param records the last runs
	 * @param applied the revisions that the database has
	 * @param choice what somebody asks for
	 * @return what runs, and what waits
	 * @throws UnknownPopulationException if the choice names what is not there
	 */
	public PopulationPlan plan(List<PopulationRecord> records, Set<RevisionId> applied, PopulationChoice choice) {
		List<String> unknown = choice.names()
			.stream()
			.filter((name) -> this.catalog.find(name) == null)
			.sorted()
			.toList();
		if (!unknown.isEmpty()) {
			throw new UnknownPopulationException(unknown,
					this.catalog.populations().stream().map((population) -> population.header().name()).toList());
		}
		Planning planning = new Planning(records, applied, choice);
		this.catalog.populations().forEach(planning::add);
		return new PopulationPlan(planning.due, planning.waiting);
	}

	/**
	 * Where each population stands.
	 * @param records the last runs
	 * @param applied the revisions that the database has
	 * @return those of the code in their order, then those that only the database has
	 */
	public List<PopulationStatus> status(List<PopulationRecord> records, Set<RevisionId> applied) {
		return new PopulationStates(this.catalog, this::runs, records, plan(records, applied, PopulationChoice.DUE))
			.list();
	}

	private boolean runs(Population population) {
		List<String> wanted = population.header().profiles();
		return wanted.isEmpty() || wanted.stream().anyMatch(this.profiles::contains);
	}

	/**
	 * One plan on its way. Populations come behind those that they depend on.
	 */
	private final class Planning {

		private final Map<String, PopulationRecord> records = new HashMap<>();

		private final Set<RevisionId> applied;

		private final boolean behind;

		private final PopulationChoice choice;

		private final Set<String> wanted;

		private final List<Due> due = new ArrayList<>();

		private final List<Waiting> waiting = new ArrayList<>();

		/** What will be done. */
		private final Set<String> done = new HashSet<>();

		Planning(List<PopulationRecord> records, Set<RevisionId> applied, PopulationChoice choice) {
			records.forEach((record) -> this.records.put(record.name(), record));
			this.applied = applied;
			this.behind = PopulationPlanner.this.catalog.isBehind(applied);
			this.choice = choice;
			this.wanted = wanted();
		}

		private Set<String> wanted() {
			Set<String> names = new HashSet<>();
			List<Population> all = PopulationPlanner.this.catalog.populations();
			for (int place = all.size() - 1; place >= 0; place--) {
				Population population = all.get(place);
				if (this.choice.asksFor(population) || names.contains(population.header().name())) {
					names.add(population.header().name());
					names.addAll(population.header().dependsOn());
				}
			}
			return names;
		}

		void add(Population population) {
			String name = population.header().name();
			boolean runs = this.choice.scope().has(population) && runs(population);
			if (!runs(population) && this.choice.names().contains(name)) {
				this.waiting.add(new Waiting(population,
						"runs in other profiles: " + String.join(", ", population.header().profiles())));
			}
			Reason reason = runs ? reason(population, this.records.get(name)) : null;
			boolean isDone = reason == null && isDone(this.records.get(name));
			if (isDone) {
				this.done.add(name);
			}
			if (reason != null && this.wanted.contains(name)) {
				String obstacle = obstacle(population, this.records.get(name));
				if (obstacle != null) {
					this.waiting.add(new Waiting(population, obstacle));
				}
				else {
					this.due.add(new Due(population, reason));
					this.done.add(name);
				}
			}
		}

		private @Nullable Reason reason(Population population, @Nullable PopulationRecord record) {
			if (record == null) {
				return Reason.NEW;
			}
			return switch (record.state()) {
				case FAILED, PARTIAL -> isForced(population) ? Reason.FORCED : Reason.UNFINISHED;
				case PAUSED -> Reason.UNFINISHED;
				case AGAIN -> Reason.AGAIN;
				case DONE -> reasonOfDone(population, record);
			};
		}

		private @Nullable Reason reasonOfDone(Population population, PopulationRecord record) {
			PopulationMode mode = population.header().mode();
			if (mode == PopulationMode.ALWAYS) {
				return Reason.ALWAYS;
			}
			// What newer code has filled in is not for older code to take back
			if (mode == PopulationMode.ON_CHANGE && isOther(population, record) && !this.behind) {
				return Reason.CHANGED;
			}
			return isForced(population) ? Reason.FORCED : null;
		}

		private static boolean isOther(Population population, PopulationRecord record) {
			return !population.checksum().equals(record.checksum());
		}

		private boolean isForced(Population population) {
			return this.choice.force() && this.choice.asksFor(population);
		}

		private static boolean isDone(@Nullable PopulationRecord record) {
			return record != null && record.state() == PopulationRecord.State.DONE;
		}

		private @Nullable String obstacle(Population population, @Nullable PopulationRecord record) {
			if (record != null && record.state() == PopulationRecord.State.PAUSED) {
				return PopulationPlan.PAUSED;
			}
			if (record != null && UNFINISHED.contains(record.state()) && this.behind && isOther(population, record)
					&& !isForced(population)) {
				return "was begun in another version, and the database is ahead of this code";
			}
			if (!this.applied.containsAll(PopulationPlanner.this.catalog.revisions(population))) {
				return "'" + population.header().after() + "' is not applied yet";
			}
			List<String> missing = population.header()
				.dependsOn()
				.stream()
				.filter((other) -> !this.done.contains(other))
				.toList();
			return missing.isEmpty() ? null : "not done yet: " + String.join(", ", missing);
		}

	}

}
