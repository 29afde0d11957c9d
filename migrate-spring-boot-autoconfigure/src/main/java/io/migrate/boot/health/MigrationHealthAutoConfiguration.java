package io.migrate.boot.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.VerifyProperties;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health contributor {@code migrations}.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnBean({ Migrations.class, DatabaseSnapshots.class })
@ConditionalOnEnabledHealthIndicator("migrations")
public final class MigrationHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "migrationsHealthIndicator", "migrationsHealthContributor" })
	HealthContributor migrationsHealthContributor(ListableBeanFactory beans, DatabaseSnapshots snapshots,
			MigrationConfiguration configuration, VerifyProperties verify) {
		Map<String, MigrationsHealthIndicator> indicators = new LinkedHashMap<>();
		beans.getBeansOfType(Migrations.class)
			.forEach((name, migrations) -> indicators.put(name, new MigrationsHealthIndicator(name, migrations,
					snapshots, configuration.unknownRevisions(), verify.drift())));
		return (indicators.size() == 1) ? indicators.values().iterator().next()
				: CompositeHealthContributor.fromMap(indicators);
	}

}
