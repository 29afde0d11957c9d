package io.migrate.boot.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.MigrationsBuilder;
import io.migrate.session.MigrationListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Begins to put together {@link Migrations} for a further database, with the settings of
 * the application: how they run, who is told, which profiles are active. The start brings
 * what comes of it to its target like the main one.
 *
 * <pre class="code">
 * &#064;Bean(defaultCandidate = false)
 * Migrations auditMigrations(MigrationsFactory factory, &#064;Qualifier("audit") DataSource audit) {
 *     return factory.on(audit).locations("classpath:db/audit").build();
 * }
 * </pre>
 *
 * Thread-safe.
 */
public final class MigrationsFactory {

	private final Settings settings;

	private final ObjectProvider<MigrationListener> listeners;

	private final ObjectProvider<PlatformTransactionManager> managers;

	private final Environment environment;

	private final Set<DataSource> managed = ConcurrentHashMap.newKeySet();

	MigrationsFactory(Settings settings, ObjectProvider<MigrationListener> listeners,
			ObjectProvider<PlatformTransactionManager> managers, Environment environment) {
		this.settings = settings;
		this.listeners = listeners;
		this.managers = managers;
		this.environment = environment;
	}

	/**
	 * Begins. What runs there is up to the caller: without locations, it is what runs on
	 * the main database.
	 * @param dataSource leads to the database
	 * @return a builder
	 */
	public MigrationsBuilder on(DataSource dataSource) {
		this.managed.add(DataSourceUnwrapper.unwrapRoot(dataSource));
		MigrationsBuilder builder = Migrations.on(new PunctualDataSource(dataSource))
			.configuration(this.settings.configuration())
			.connectRetries(this.settings.connectRetries())
			.scratch(this.settings.scratch().databases(dataSource))
			.transactions(new ApplicationTransactions(dataSource, this.managers))
			.profiles(profiles());
		SimpleDriverDataSource side = SideDataSource.derivedFrom(dataSource);
		this.settings.precautions().applyTo(builder, side);
		if (side != null) {
			builder.sideDataSource(side);
		}
		this.listeners.orderedStream().forEach(builder::listener);
		return builder;
	}

	/**
	 * Whether the schema behind a data source is seen to here.
	 */
	boolean manages(DataSource dataSource) {
		return this.managed.contains(DataSourceUnwrapper.unwrapRoot(dataSource));
	}

	private List<String> profiles() {
		String[] active = this.environment.getActiveProfiles();
		return List.of((active.length > 0) ? active : this.environment.getDefaultProfiles());
	}

	/**
	 * What holds for every database.
	 *
	 * @param configuration how runs go
	 * @param connectRetries how often a run tries again that cannot reach its database
	 * @param scratch where something is tried out, instead of in a database
	 * @param precautions what is done before a run takes something away
	 */
	record Settings(MigrationConfiguration configuration, int connectRetries, ScratchSource scratch,
			PrecautionProperties precautions) {

	}

}
