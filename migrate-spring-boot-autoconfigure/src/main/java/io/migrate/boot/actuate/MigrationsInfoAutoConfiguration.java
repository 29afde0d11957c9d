package io.migrate.boot.actuate;

import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what {@code /actuator/info} says, if it is to.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
@ConditionalOnBean(DatabaseSnapshots.class)
@ConditionalOnEnabledInfoContributor(value = "migrations", fallback = InfoContributorFallback.DISABLE)
public final class MigrationsInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationsInfoContributor migrationsInfoContributor(DatabaseSnapshots snapshots) {
		return new MigrationsInfoContributor(snapshots);
	}

}
