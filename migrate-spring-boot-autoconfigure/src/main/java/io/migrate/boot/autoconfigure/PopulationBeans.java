package io.migrate.boot.autoconfigure;

import io.migrate.MigrationsBuilder;
import io.migrate.populate.DataPopulator;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What the application fills in, and what it defines behind its last revision. Its beans
 * are made when populations are looked at that are no files, and not before: they may
 * need what waits for the database.
 */
final class PopulationBeans {

	private final PopulationProperties properties;

	private final DefinitionProperties definitions;

	private final ObjectProvider<DataPopulator> populators;

	PopulationBeans(PopulationProperties properties, DefinitionProperties definitions,
			ObjectProvider<DataPopulator> populators) {
		this.properties = properties;
		this.definitions = definitions;
		this.populators = populators;
	}

	void applyTo(MigrationsBuilder builder) {
		builder.populations(this.properties.locations().toArray(String[]::new))
			.populators(() -> this.populators.orderedStream().toList())
			.definitions(this.definitions.locations().toArray(String[]::new));
	}

}
