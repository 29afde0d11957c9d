package io.migrate.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what is measured of runs.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ Migrations.class, MeterRegistry.class })
public final class MigrationMetricsAutoConfiguration {

	@Bean
	PopulationMetrics populationMetrics() {
		return new PopulationMetrics();
	}

}
