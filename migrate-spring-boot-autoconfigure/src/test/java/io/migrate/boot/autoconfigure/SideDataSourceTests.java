package io.migrate.boot.autoconfigure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second connection where the pool has but one.
 */
@PostgresTest
class SideDataSourceTests {

	private final TestDatabase database;

	SideDataSourceTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void itLeadsPastAPoolOfOneConnection() throws SQLException {
		try (HikariDataSource pool = pool(); Connection only = pool.getConnection()) {
			assertThat(pid(SideDataSource.derivedFrom(pool))).isPositive().isNotEqualTo(pid(only));
		}
	}

	@Test
	void noConnectionIsOpened() {
		try (HikariDataSource pool = pool()) {
			pool.setJdbcUrl("jdbc:postgresql://localhost:1/nowhere");
			assertThat(SideDataSource.derivedFrom(pool)).isNotNull();
			assertThat(pool.isRunning()).isFalse();
		}
	}

	@Test
	void whatThePoolTellsTheDriverHoldsThereAsWell() throws SQLException {
		try (HikariDataSource pool = pool()) {
			pool.addDataSourceProperty("ApplicationName", "the archive");
			assertThat(applicationName(SideDataSource.derivedFrom(pool))).isEqualTo("the archive");
		}
		DriverManagerDataSource plain = (DriverManagerDataSource) this.database.dataSource();
		Properties properties = new Properties();
		properties.setProperty("ApplicationName", "the cellar");
		plain.setConnectionProperties(properties);
		assertThat(applicationName(SideDataSource.derivedFrom(plain))).isEqualTo("the cellar");
	}

	@Test
	void proxiesAndWrappersAreLookedThrough() throws SQLException {
		try (HikariDataSource pool = pool()) {
			DataSource wrapped = new LazyConnectionDataSourceProxy(pool);
			DataSource proxied = (DataSource) new ProxyFactory(wrapped).getProxy();
			assertThat(pid(SideDataSource.derivedFrom(proxied))).isPositive();
		}
	}

	@Test
	void thereIsNoneForADataSourceThatDoesNotTellItsUrl() {
		assertThat(SideDataSource.derivedFrom(new Opaque())).isNull();
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
			assertThat(SideDataSource.derivedFrom(pool)).isNull();
		}
	}

	@Test
	void thereIsNoneForADataSourceThatChooses() {
		assertThat(SideDataSource.derivedFrom(new Choosing(this.database.dataSource()))).isNull();
	}

	private HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.database.url());
		pool.setUsername(this.database.user());
		pool.setPassword(this.database.password());
		pool.setMaximumPoolSize(1);
		return pool;
	}

	private static int pid(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return pid(connection);
		}
	}

	private static int pid(Connection connection) throws SQLException {
		return Integer.parseInt(ask(connection, "SELECT pg_backend_pid()"));
	}

	private static String applicationName(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return ask(connection, "SHOW application_name");
		}
	}

	private static String ask(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	private static final class Opaque extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("nobody asks");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			throw new SQLException("nobody asks");
		}

	}

	private static final class Choosing extends AbstractRoutingDataSource {

		private Choosing(DataSource one) {
			setDefaultTargetDataSource(one);
			setTargetDataSources(Map.of());
			afterPropertiesSet();
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return "one";
		}

	}

}
