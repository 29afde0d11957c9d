package io.migrate.boot.event;

import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.MigrationsFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for application events and steps of the start.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnBean(MigrationsFactory.class)
public final class MigrationEventAutoConfiguration {

	@Bean
	ApplicationEvents migrationApplicationEvents(ConfigurableApplicationContext context) {
		return new ApplicationEvents(context);
	}

	@Bean
	StartupSteps migrationStartupSteps(ConfigurableApplicationContext context) {
		return new StartupSteps(context.getApplicationStartup());
	}

}
