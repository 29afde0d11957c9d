package io.migrate.boot.autoconfigure;

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
			derived.setConnectionProperties(connectionProperties(root));
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

	private static @Nullable Properties connectionProperties(DataSource dataSource) {
		if (HIKARI_PRESENT && dataSource instanceof HikariDataSource hikari) {
			return hikari.getDataSourceProperties();
		}
		return (dataSource instanceof AbstractDriverBasedDataSource driver) ? driver.getConnectionProperties() : null;
	}

}
