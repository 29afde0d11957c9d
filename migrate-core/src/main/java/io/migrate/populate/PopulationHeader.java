package io.migrate.populate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a population says of itself.
 *
 * @param name what it is called, as {@link io.migrate.base.PopulationName} has it
 * @param description what it does, or an empty text
 * @param after a revision, or a branch label, that has to be applied before, or
 * {@code null}
 * @param dependsOn names of other populations that have to be done before
 * @param mode when it runs again
 * @param profiles the profiles in which it runs; any when there is none
 */
public record PopulationHeader(String name, String description, @Nullable String after, List<String> dependsOn,
		PopulationMode mode, List<String> profiles) {

	public PopulationHeader {
		dependsOn = List.copyOf(dependsOn);
		profiles = List.copyOf(profiles);
	}

}
