package io.migrate.populate;

import java.util.Set;

/**
 * Which populations somebody asks for.
 *
 * @param names their names; all when there is none. What they depend on comes along when
 * it is due
 * @param force whether those that are named, or all, run also when they are not due
 * @param profiles the active profiles
 */
public record PopulationChoice(Set<String> names, boolean force, Set<String> profiles) {

	public PopulationChoice {
		names = Set.copyOf(names);
		profiles = Set.copyOf(profiles);
	}

	boolean asksFor(Population population) {
		return this.names.isEmpty() || this.names.contains(population.header().name());
	}

	boolean runs(Population population) {
		return population.header().profiles().isEmpty()
				|| population.header().profiles().stream().anyMatch(this.profiles::contains);
	}

}
