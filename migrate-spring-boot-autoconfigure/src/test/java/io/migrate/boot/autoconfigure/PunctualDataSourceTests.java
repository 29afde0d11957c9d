package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The first connection of a pool.
 */
@PostgresTest
class PunctualDataSourceTests {

	@ParameterizedTest
	@ValueSource(strings = { "60000", "-1" })
	void aPoolThatIsToldToWaitForADatabaseDoes(String timeout, TestDatabase database, @TempDir Path path) {
		LateDriver.refusals.set(2);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url().replace("jdbc:", "jdbc:late:"),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(),
					"spring.datasource.driver-class-name=" + LateDriver.class.getName(),
					"spring.datasource.hikari.initialization-fail-timeout=" + timeout,
					"spring.datasource.hikari.connection-timeout=10000",
					"migrate.locations=" + new RevisionFolder(path).table("aaaa", "").location())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aPoolThatIsClosedSaysSoItself(TestDatabase database) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(database.url());
		pool.close();
		assertThatExceptionOfType(SQLException.class).isThrownBy(new PunctualDataSource(pool)::getConnection)
			.withMessageContaining("has been closed");
	}

	@Test
	void theWaitCanBeInterrupted() throws IOException {
		HikariDataSource pool = new HikariDataSource();
		try (ServerSocket silent = new ServerSocket(0)) {
			pool.setJdbcUrl("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/archive");
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(SQLException.class).isThrownBy(new PunctualDataSource(pool)::getConnection)
				.withMessage("The wait for a connection was interrupted");
			assertThat(Thread.interrupted()).isTrue();
		}
		pool.close();
	}

	/** Reaches the database at a later try. */
	public static final class LateDriver extends org.postgresql.Driver {

		static final AtomicInteger refusals = new AtomicInteger();

		@Override
		public boolean acceptsURL(String url) {
			return url.startsWith("jdbc:late:");
		}

		@Override
		public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
			if (!acceptsURL(url)) {
				return null;
			}
			if (refusals.getAndDecrement() > 0) {
				throw new SQLException("refused", "08001");
			}
			return super.connect(url.replace("jdbc:late:", "jdbc:"), info);
		}

	}

}
