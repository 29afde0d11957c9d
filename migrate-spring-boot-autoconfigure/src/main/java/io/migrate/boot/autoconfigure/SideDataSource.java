package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * A way to the application's database past its pool, where one can be told from what the
 * application has.
 */
final class SideDataSource {

	private static final Logger logger = LoggerFactory.getLogger(SideDataSource.class);

	// As long as a pool waits, unless it is told otherwise
	static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(30);

	private static final boolean HIKARI_PRESENT = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			SideDataSource.class.getClassLoader());

	private SideDataSource() {
	}

	/**
	 * Derives it. No connection is opened.
	 * @param dataSource the application's own
	 * @return a data source without a pool; {@code null} when that one does not tell
	 * where its connections come from
	 */
	static @Nullable SimpleDriverDataSource derivedFrom(DataSource dataSource) {
		try {
			DataSource root = DataSourceUnwrapper.unwrapRoot(dataSource);
			SimpleDriverDataSource derived = DataSourceBuilder.derivedFrom(root)
				.type(SimpleDriverDataSource.class)
				.build();
			if (derived.getUrl() == null || derived.getDriver() == null) {
				logger.debug("There is no URL or no driver in {}", root);
				return null;
			}
			derived.setConnectionProperties(connectionProperties(root, derived.getUrl()));
			return derived;
		}
		catch (RuntimeException ex) {
			logger.debug("There is no way past {}", dataSource, ex);
			return null;
		}
	}

	/**
	 * Leads to another database in the same way. No connection is opened.
	 * @param side a way past the pool
	 * @param url the URL of the other database
	 * @return a data source without a pool, with the same driver, user and settings
	 */
	static DataSource elsewhere(SimpleDriverDataSource side, String url) {
		SimpleDriverDataSource other = new SimpleDriverDataSource();
		other.setDriver(side.getDriver());
		other.setUrl(url);
		other.setUsername(side.getUsername());
		other.setPassword(side.getPassword());
		other.setConnectionProperties(side.getConnectionProperties());
		return other;
	}

	/**
	 * Limits the time that logging in may take: the driver waits for ever by itself.
	 * @param properties what else the driver is told
	 * @param url where to go
	 * @param timeout how long logging in may take
	 * @return the same and that, where it is PostgreSQL's driver
	 */
	static Properties limited(Properties properties, String url, Duration timeout) {
		Properties limited = new Properties();
		if (url.contains(":postgresql:")) {
			limited.setProperty("loginTimeout", String.valueOf(Math.max(1, timeout.toSeconds())));
		}
		limited.putAll(properties);
		return limited;
	}

	private static Properties connectionProperties(DataSource dataSource, String url) {
		if (HIKARI_PRESENT && dataSource instanceof HikariDataSource hikari) {
			return limited(hikari.getDataSourceProperties(), url, Duration.ofMillis(hikari.getConnectionTimeout()));
		}
		Properties properties = (dataSource instanceof AbstractDriverBasedDataSource driver)
				? driver.getConnectionProperties() : null;
		return limited((properties != null) ? properties : new Properties(), url, LOGIN_TIMEOUT);
	}

}
