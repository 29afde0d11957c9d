package io.migrate.populate;

import java.util.Set;

/**
 * Which populations somebody asks for. Immutable.
 *
 * @param names their names; all when there is none. What they depend on comes along when
 * it is due
 * @param force whether those that are named, or all, run also when they are not due
 * @param scope which kinds there are to choose from
 */
public record PopulationChoice(Set<String> names, boolean force, PopulationScope scope) {

	/** All that are due. */
	public static final PopulationChoice DUE = new PopulationChoice(Set.of(), false, PopulationScope.ALL);

	/** All files that are due. */
	public static final PopulationChoice DUE_FILES = new PopulationChoice(Set.of(), false, PopulationScope.FILES);

	/** All that are due and written in Java, after the files have run. */
	public static final PopulationChoice DUE_JAVA = new PopulationChoice(Set.of(), false, PopulationScope.JAVA);

	public PopulationChoice {
		names = Set.copyOf(names);
	}

	boolean asksFor(Population population) {
		return this.names.isEmpty() || this.names.contains(population.header().name());
	}

}
