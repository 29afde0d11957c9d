package io.migrate.boot.jpa;

import javax.sql.DataSource;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Auto-configuration for revisions that are drafted from the application's entities.
 */
@AutoConfiguration(after = { DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
@ConditionalOnClass({ HibernatePersistenceProvider.class, LocalContainerEntityManagerFactoryBean.class })
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
public final class JpaModelAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(DesiredSchema.class)
	JpaDesiredSchema jpaDesiredSchema(ConfigurableListableBeanFactory beanFactory, DataSource dataSource) {
		return new JpaDesiredSchema(beanFactory, dataSource);
	}

}
