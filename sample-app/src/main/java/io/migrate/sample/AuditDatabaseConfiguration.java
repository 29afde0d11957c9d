package io.migrate.sample;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.base.HistoryTables;
import io.migrate.boot.autoconfigure.MigrationsFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The second database: who did what. It has revisions of its own. Where it is nowhere
 * said ({@code audit.datasource.url}), it is a schema of the first one, or a database of
 * its own on the sample's own server.
 */
@Configuration(proxyBeanMethods = false)
class AuditDatabaseConfiguration {

	private static final String SCHEMA = "audit";

	@Bean(defaultCandidate = false)
	@Qualifier("audit")
	HikariDataSource auditDataSource(@Value("${audit.datasource.url:}") String url, JdbcConnectionDetails application,
			ObjectProvider<EmbeddedServer> server) {
		EmbeddedServer own = server.getIfAvailable();
		String elsewhere = (own != null) ? own.database("audit") : application.getJdbcUrl();
		return DataSourceBuilder.create()
			.type(HikariDataSource.class)
			.url(url.isEmpty() ? elsewhere : url)
			.username(application.getUsername())
			.password(application.getPassword())
			.build();
	}

	@Bean(defaultCandidate = false)
	Migrations auditMigrations(MigrationsFactory factory, @Qualifier("audit") DataSource dataSource,
			MigrationConfiguration configuration) {
		return factory.on(dataSource)
			.configuration(configuration.withTables(new HistoryTables(SCHEMA, "migrate_")))
			.locations("classpath:db/audit")
			.build();
	}

}
