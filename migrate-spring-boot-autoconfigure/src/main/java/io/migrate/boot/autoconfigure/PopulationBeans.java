package io.migrate.boot.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.migrate.MigrationsBuilder;
import io.migrate.populate.DataPopulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What the application fills in, and what it defines behind its last revision. Its beans
 * are made when populations are looked at that are no files, and not before: they may
 * need what waits for the database.
 */
final class PopulationBeans {

	private final PopulationProperties properties;

	private final DefinitionProperties definitions;

	private final ObjectProvider<DataPopulator> populators;

	private final ObjectProvider<PlatformTransactionManager> managers;

	private final Environment environment;

	PopulationBeans(PopulationProperties properties, DefinitionProperties definitions,
			ObjectProvider<DataPopulator> populators, ObjectProvider<PlatformTransactionManager> managers,
			Environment environment) {
		this.properties = properties;
		this.definitions = definitions;
		this.populators = populators;
		this.managers = managers;
		this.environment = environment;
	}

	/**
	 * Tells what there is.
	 * @param builder is told
	 * @param dataSource that of the builder
	 */
	void applyTo(MigrationsBuilder builder, DataSource dataSource) {
		builder.populations(this.properties.locations().toArray(String[]::new))
			.populators(() -> this.populators.orderedStream().toList())
			.transactions(new ApplicationTransactions(dataSource, this.managers))
			.profiles(profiles())
			.definitions(this.definitions.locations().toArray(String[]::new));
	}

	private List<String> profiles() {
		String[] active = this.environment.getActiveProfiles();
		return List.of((active.length > 0) ? active : this.environment.getDefaultProfiles());
	}

}
