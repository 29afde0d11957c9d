package io.migrate.boot.autoconfigure;

import java.util.Properties;

import javax.sql.DataSource;

import io.migrate.base.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * What the application's revisions run on.
 *
 * @param dataSource leads to their database
 */
record MigrationDataSource(DataSource dataSource) {

	/**
	 * Chooses. No connection is opened.
	 * @param marked that which the application says is for revisions
	 * @param application the application's own
	 * @param details how else to reach the database
	 * @return the choice
	 * @throws InvalidSettingException if they do not tell where the database is
	 */
	static MigrationDataSource choose(ObjectProvider<DataSource> marked, ObjectProvider<DataSource> application,
			MigrateConnectionDetails details) {
		DataSource chosen = marked.getIfAvailable();
		if (chosen == null && tellsNothing(details)) {
			// Fails where there are several
			chosen = application.getObject();
		}
		return new MigrationDataSource((chosen != null) ? chosen : choose(application.getIfUnique(), details));
	}

	private static boolean tellsNothing(MigrateConnectionDetails details) {
		return details.getJdbcUrl() == null && details.getUsername() == null && details.getPassword() == null;
	}

	private static DataSource choose(@Nullable DataSource application, MigrateConnectionDetails details) {
		SimpleDriverDataSource own = (application != null) ? SideDataSource.derivedFrom(application) : null;
		return (application != null && own != null && isSame(details, own)) ? application : apart(own, details);
	}

	// What leads to the same place as the application's connections needs none of its own
	private static boolean isSame(MigrateConnectionDetails details, SimpleDriverDataSource own) {
		return isSame(details.getJdbcUrl(), own.getUrl()) && isSame(details.getUsername(), own.getUsername())
				&& isSame(details.getPassword(), own.getPassword());
	}

	private static boolean isSame(@Nullable String detail, @Nullable String own) {
		return detail == null || detail.equals(own);
	}

	private static DataSource apart(@Nullable SimpleDriverDataSource own, MigrateConnectionDetails details) {
		String url = url(own, details);
		SimpleDriverDataSource sameUser = (details.getUsername() == null) ? own : null;
		SimpleDriverDataSource apart = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username((sameUser != null) ? sameUser.getUsername() : details.getUsername())
			.password((sameUser != null && details.getPassword() == null) ? sameUser.getPassword()
					: details.getPassword())
			.build();
		if (own != null && details.getJdbcUrl() == null) {
			// It may be one that only the application's settings name
			apart.setDriver(own.getDriver());
		}
		Properties known = (own != null) ? own.getConnectionProperties() : null;
		apart.setConnectionProperties(
				SideDataSource.limited((known != null) ? known : new Properties(), url, SideDataSource.LOGIN_TIMEOUT));
		return apart;
	}

	private static String url(@Nullable SimpleDriverDataSource own, MigrateConnectionDetails details) {
		String url = details.getJdbcUrl();
		if (url == null && own != null) {
			return String.valueOf(own.getUrl());
		}
		if (url == null) {
			throw new InvalidSettingException(
					"Revisions are to run as the user '" + details.getUsername()
							+ "', and the application's data source does not tell where its database is",
					"Set migrate.url as well, or declare a DataSource bean with @MigrateDataSource.");
		}
		if (!url.startsWith("jdbc:") || DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.UNKNOWN) {
			throw new InvalidSettingException("Revisions are to run at '" + url + "', which no driver knows",
					"A JDBC URL is such as jdbc:postgresql://localhost/archive.");
		}
		return url;
	}

}
