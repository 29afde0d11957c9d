package io.migrate.boot.metrics;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.DriftSightings;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what is observed and measured of runs and databases.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ Migrations.class, DatabaseSnapshots.class, MeterRegistry.class })
public final class MigrationMetricsAutoConfiguration {

	@Bean
	LateMeters migrationMeters() {
		return new LateMeters();
	}

	@Bean
	RunObserver migrationObserver(ObjectProvider<ObservationRegistry> registries, LateMeters meters) {
		return new RunObserver(new LazyRegistry(registries), meters);
	}

	@Bean
	DatabaseGauges databaseGauges(ListableBeanFactory beans, DatabaseSnapshots snapshots, DriftSightings sightings) {
		return new DatabaseGauges(List.of(beans.getBeanNamesForType(Migrations.class, true, false)), snapshots,
				sightings.isOn());
	}

}
