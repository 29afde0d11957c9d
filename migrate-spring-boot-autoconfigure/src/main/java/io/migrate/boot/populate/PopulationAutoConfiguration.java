package io.migrate.boot.populate;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.PopulationProperties;
import io.migrate.boot.autoconfigure.StartupProperties;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for populations that run when the application is there.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnBean({ Migrations.class, PopulationProperties.class })
public final class PopulationAutoConfiguration {

	@Bean
	PopulationsOfStart populationsOfStart(ListableBeanFactory beans, StartupProperties startup,
			PopulationProperties populations) {
		return new PopulationsOfStart(beans, startup, populations);
	}

	@Bean
	StartupPopulations startupPopulations(PopulationsOfStart populations) {
		return new StartupPopulations(populations);
	}

	@Bean
	BackgroundPopulations backgroundPopulations(PopulationsOfStart populations, ApplicationContext context) {
		return new BackgroundPopulations(populations, context);
	}

}
