package io.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.migrate.base.PopulationName;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;

/**
 * Keeps revisions back until the populations that they need are done.
 */
final class Barriers {

	private final RevisionGraph graph;

	private final Supplier<Set<String>> done;

	private final RunnablePopulations runnable;

	private boolean met;

	/**
	 * Creates them.
	 * @param graph the revisions of the code
	 * @param done asks which populations are done, whenever a plan has a barrier
	 * @param runnable which populations can be run
	 */
	Barriers(RevisionGraph graph, Supplier<Set<String>> done, RunnablePopulations runnable) {
		this.graph = graph;
		this.done = done;
		this.runnable = runnable;
	}

	/**
	 * Whether a plan was kept back.
	 */
	boolean wereMet() {
		return this.met;
	}

	/**
	 * What of a plan may run now.
	 * @param plan the steps to a target
	 * @return the plan without the revisions that need populations that are not done, and
	 * without what stands above those
	 * @throws MissingPopulationsException if they need some that cannot be run
	 */
	Plan open(Plan plan) {
		Map<Step, List<String>> missing = missing(plan);
		if (missing.isEmpty()) {
			return plan;
		}
		this.met = true;
		this.runnable.refuse(problems(missing, (name) -> !this.runnable.has(name)));
		Set<RevisionId> closed = missing.keySet().stream().map(Step::id).collect(Collectors.toSet());
		return new Plan(
				plan.steps().stream().filter((step) -> !step.isNewUpgrade() || !standsOn(step.id(), closed)).toList());
	}

	private boolean standsOn(RevisionId id, Set<RevisionId> closed) {
		return this.graph.closure(Set.of(id)).stream().anyMatch(closed::contains);
	}

	/**
	 * What keeps a plan from running whole.
	 * @param plan the steps to a target
	 * @return a problem for each population that is not done
	 */
	List<Problem> problems(Plan plan) {
		return problems(missing(plan), (name) -> true);
	}

	private static List<Problem> problems(Map<Step, List<String>> missing, Predicate<String> named) {
		Problems problems = new Problems();
		missing.forEach((step, names) -> names.stream()
			.filter(named)
			.forEach((name) -> problems.add(step.revision().script().name(), 0, step.title() + " needs " + name)));
		return problems.list();
	}

	private Map<Step, List<String>> missing(Plan plan) {
		Map<Step, List<String>> missing = new LinkedHashMap<>();
		List<Step> barriers = plan.steps()
			.stream()
			.filter((step) -> step.isNewUpgrade() && !step.revision().data().needs().isEmpty())
			.toList();
		Set<String> known = barriers.isEmpty() ? Set.of() : this.done.get();
		for (Step step : barriers) {
			List<String> names = step.revision()
				.data()
				.needs()
				.stream()
				.map(PopulationName::value)
				.filter((name) -> !known.contains(name))
				.toList();
			if (!names.isEmpty()) {
				missing.put(step, names);
			}
		}
		return missing;
	}

}
