package io.migrate.populate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.base.DependencyOrder;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.graph.TargetResolver;
import org.jspecify.annotations.Nullable;

/**
 * All populations of the code, each behind those that it depends on. Immutable.
 */
public final class PopulationCatalog {

	/** Without any. */
	public static final PopulationCatalog EMPTY = new PopulationCatalog(Map.of(), Map.of(), Set.of());

	// Another one from database to database
	private static final Set<Target> MOVING = Set.of(Target.CURRENT, Target.BASE);

	private final Map<String, Population> populations;

	private final Map<String, Place> places;

	private final Set<RevisionId> known;

	private PopulationCatalog(Map<String, Population> populations, Map<String, Place> places, Set<RevisionId> known) {
		this.populations = populations;
		this.places = places;
		this.known = known;
	}

	/**
	 * Reads all sources.
	 * @param sources where populations come from, in the order that decides ties
	 * @param graph the revisions of the code
	 * @return the catalog
	 * @throws InvalidPopulationsException with everything that is wrong
	 */
	public static PopulationCatalog load(List<PopulationSource> sources, RevisionGraph graph) {
		Problems problems = new Problems();
		Map<String, Population> byName = new LinkedHashMap<>();
		for (PopulationSource source : sources) {
			for (Population population : source.populations(problems)) {
				Population before = byName.putIfAbsent(population.header().name(), population);
				if (before != null) {
					problems.add(population.source(), 0, "has the name '" + population.header().name() + "', which "
							+ before.source() + " has as well");
				}
			}
		}
		Map<String, Place> places = new LinkedHashMap<>();
		byName.forEach((name, population) -> places.put(name, place(population, graph, problems)));
		Map<String, Population> sorted = DependencyOrder.of(byName, (population) -> population.header().dependsOn(),
				(population, problem) -> problems.add(population.source(), 0, problem));
		problems.throwIfAny(InvalidPopulationsException::new);
		return new PopulationCatalog(sorted, places, Set.copyOf(graph.ids()));
	}

	private static Place place(Population population, RevisionGraph graph, Problems problems) {
		String after = population.header().after();
		if (after == null) {
			return Place.ANYWHERE;
		}
		try {
			Target target = Target.parse(after);
			Set<RevisionId> named = MOVING.contains(target) || target.isRelative() ? Set.of()
					: new TargetResolver(graph).resolve(target, Set.of());
			if (!named.isEmpty()) {
				return new Place(named, graph.closure(named));
			}
			problems.add(population.source(), 0, "comes after '" + after
					+ "', which is no fixed place; write the id of a revision or a branch label");
		}
		catch (TargetException ex) {
			problems.add(population.source(), 0, "comes after '" + after + "': " + ex.getMessage());
		}
		return Place.ANYWHERE;
	}

	/**
	 * All populations.
	 * @return each behind those that it depends on
	 */
	public List<Population> populations() {
		return List.copyOf(this.populations.values());
	}

	/**
	 * Whether there is none.
	 * @return {@code true} when there is nothing to run
	 */
	public boolean isEmpty() {
		return this.populations.isEmpty();
	}

	/**
	 * A population.
	 * @param name its name
	 * @return the population, or {@code null} when there is none of that name
	 */
	public @Nullable Population find(String name) {
		return this.populations.get(name);
	}

	/**
	 * Whether a record is of a population as it is now, where that matters.
	 * @param record the last run
	 * @return {@code false} when it is to run again since it was changed
	 */
	public boolean isUpToDate(PopulationRecord record) {
		Population population = find(record.name());
		return population == null || population.header().mode() != PopulationMode.ON_CHANGE
				|| population.checksum().equals(record.checksum());
	}

	/**
	 * Whether newer code has been there.
	 * @param applied the revisions that the database has
	 * @return {@code true} when this code does not know all of them
	 */
	boolean isBehind(Set<RevisionId> applied) {
		return !this.known.containsAll(applied);
	}

	/**
	 * The revisions that have to be applied before a population.
	 * @param population one of this catalog
	 * @return what it comes after, and all that needs
	 */
	public Set<RevisionId> revisions(Population population) {
		return place(population).all();
	}

	/**
	 * The revisions that a population comes after.
	 * @param population one of this catalog
	 * @return those that it names, without what they need
	 */
	Set<RevisionId> after(Population population) {
		return place(population).named();
	}

	private Place place(Population population) {
		return this.places.getOrDefault(population.header().name(), Place.ANYWHERE);
	}

	/**
	 * Where a population stands among the revisions.
	 *
	 * @param named the revisions that it names
	 * @param all these and all that they need
	 */
	private record Place(Set<RevisionId> named, Set<RevisionId> all) {

		static final Place ANYWHERE = new Place(Set.of(), Set.of());

	}

}
