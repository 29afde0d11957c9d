package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.MigrationsBuilder;
import io.migrate.Revisions;
import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.OperationRewriter;
import io.migrate.autogenerate.SchemaFile;
import io.migrate.graph.Target;
import io.migrate.populate.DataPopulator;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.RevisionSource;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.session.MigrationListener;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.ScratchServer;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Auto-configuration for Migrate.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ Migrations.class, DataSource.class })
@Conditional(DatabaseCondition.class)
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ MigrateProperties.class, ExecutionProperties.class, StartupProperties.class,
		PlaceholderProperties.class, RevisionFileProperties.class, AutogenerateProperties.class,
		ScratchProperties.class, PopulationProperties.class, DefinitionProperties.class, ConnectionProperties.class,
		ProbeProperties.class, PrecautionProperties.class, VerifyProperties.class })
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrateAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationConfiguration migrationConfiguration(MigrateProperties properties, ExecutionProperties execution,
			PlaceholderProperties placeholders) {
		return execution.applyTo(properties.configuration()).withPlaceholders(placeholders.values());
	}

	@Bean
	@ConditionalOnMissingBean(value = RevisionSource.class, ignored = JavaRevisionSource.class)
	SqlRevisionSource sqlRevisionSource(MigrateProperties properties, ResourceLoader resourceLoader) {
		return new SqlRevisionSource(properties.locations(),
				ResourcePatternUtils.getResourcePatternResolver(resourceLoader));
	}

	@Bean
	@ConditionalOnMissingBean
	JavaRevisionSource javaRevisionSource(ListableBeanFactory beans) {
		return new JavaRevisionSource(new JavaRevisionBeans(beans)::candidates);
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationInitializer migrationInitializer(ListableBeanFactory beans, StartupProperties startup,
			PopulationProperties populations, VerifyProperties verify) {
		return new MigrationInitializer(
				new StartedDatabases(beans, startup, populations, verify).besides("migrationInitializer"));
	}

	@Bean
	@ConditionalOnMissingBean(MigrateConnectionDetails.class)
	MigrateConnectionDetails migrateConnectionDetails(ConnectionProperties properties) {
		return properties.details();
	}

	@Bean
	@Lazy
	MigrationDataSource migrationDataSource(@MigrateDataSource ObjectProvider<DataSource> marked,
			ObjectProvider<DataSource> application, ObjectProvider<MigrateConnectionDetails> details,
			ConnectionProperties properties) {
		// Of several services, it is up to the application which one its data source
		// leads to
		return MigrationDataSource.choose(marked, application, details.getIfUnique(properties::details));
	}

	@Bean
	MigrationsFactory.Settings migrationsFactorySettings(MigrationConfiguration configuration,
			ConnectionProperties connection, ScratchSource scratch, PrecautionProperties precautions) {
		return new MigrationsFactory.Settings(configuration, connection.connectRetries(), scratch, precautions);
	}

	@Bean
	MigrationsFactory migrationsFactory(MigrationsFactory.Settings settings,
			ObjectProvider<MigrationListener> listeners, ObjectProvider<PlatformTransactionManager> managers,
			Environment environment) {
		return new MigrationsFactory(settings, listeners, managers, environment);
	}

	@Bean
	DatabaseSnapshots databaseSnapshots(ListableBeanFactory beans, StartupProperties startup,
			DriftSightings sightings) {
		return new DatabaseSnapshots(beans, Target.parse(startup.target()), sightings);
	}

	@Bean
	DriftSightings driftSightings(VerifyProperties properties) {
		return new DriftSightings(properties.drift(), Clock.systemUTC());
	}

	@Bean
	ManagedSchemaProvider managedSchemaProvider(MigrationsFactory factory, ObjectProvider<DataSource> application) {
		return new ManagedSchemaProvider(factory, application);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ScratchDatabases scratchDatabases(MigrationDataSource database, ScratchSource source) {
		return source.databases(database.dataSource());
	}

	@Bean
	ScratchSource scratchSource(ScratchProperties properties, ScratchServer server) {
		return new ScratchSource(properties, server);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(ScratchServer.class)
	EmbeddedServer migrateScratchServer(ResourceLoader resourceLoader) {
		return new EmbeddedServer(resourceLoader.getClassLoader(), Path.of(System.getProperty("java.io.tmpdir")));
	}

	@Bean
	@Lazy
	@Conditional(SchemaFileCondition.class)
	@ConditionalOnMissingBean(DesiredSchema.class)
	SchemaFile schemaFile(AutogenerateProperties properties, ResourceLoader resourceLoader, ScratchDatabases scratch,
			MigrationConfiguration configuration) {
		return new SchemaFile(String.valueOf(properties.schema()), resourceLoader, scratch,
				configuration.placeholders());
	}

	@Bean
	static SettingNamesCheck settingNamesCheck(Environment environment) {
		return new SettingNamesCheck(environment);
	}

	@Bean
	static LazyInitializationExcludeFilter migrationInitializerIsNeverLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(MigrationInitializer.class);
	}

	/**
	 * Both or none: revisions of ours do not show what migrations of yours run.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(Migrations.class)
	static class MigrationsConfiguration {

		@Bean
		Revisions revisions(ObjectProvider<RevisionSource> sources) {
			return Revisions.of(sources.orderedStream().toList());
		}

		@Bean
		Migrations migrations(MigrationsFactory factory, MigrationDataSource database,
				ObjectProvider<RevisionSource> sources, AutogenerateBeans autogenerate, PopulationBeans populations,
				ObjectProvider<MigrationsCustomizer> customizers) {
			MigrationsBuilder builder = factory.on(database.dataSource());
			sources.orderedStream().forEach(builder::source);
			autogenerate.applyTo(builder);
			populations.applyTo(builder);
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return builder.build();
		}

		@Bean
		AutogenerateBeans autogenerateBeans(AutogenerateProperties properties, ObjectProvider<DesiredSchema> desired,
				ObjectProvider<OperationRewriter> rewriters, ObjectProvider<ScratchDatabases> scratch) {
			return new AutogenerateBeans(properties, desired, rewriters, scratch);
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		MigrationsCustomizer migrationsFingerprints(VerifyProperties properties) {
			return (builder) -> builder.fingerprints(properties.fingerprints());
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		MigrationsCustomizer migrationsPrecautions(ObjectProvider<BeforeDowngrade> beforeDowngrade,
				ObjectProvider<BeforeDestructive> beforeDestructive) {
			return (builder) -> {
				beforeDowngrade.orderedStream().forEach(builder::beforeDowngrade);
				beforeDestructive.orderedStream().forEach(builder::beforeDestructive);
			};
		}

		@Bean
		PopulationBeans populationBeans(PopulationProperties properties, DefinitionProperties definitions,
				ObjectProvider<DataPopulator> populators) {
			return new PopulationBeans(properties, definitions, populators);
		}

	}

}
