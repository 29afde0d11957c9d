package io.migrate.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Gives up in time. The first connection of a pool has no limit: it waits for ever for a
 * server that accepts connections and is silent, and nothing interrupts it. So it is
 * opened on a thread of its own.
 */
final class PunctualDataSource extends DelegatingDataSource {

	private static final boolean HIKARI_PRESENT = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			PunctualDataSource.class.getClassLoader());

	// A pool that gives up by itself says better why, and it may be told to wait for a
	// database that comes up late
	private static final Duration GRACE = Duration.ofSeconds(1);

	PunctualDataSource(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (HIKARI_PRESENT) {
			HikariPools.start(obtainTargetDataSource());
		}
		return super.getConnection();
	}

	private static void startInTime(HikariDataSource pool) throws SQLException {
		Duration limit = Duration.ofMillis(pool.getConnectionTimeout())
			.plusMillis(Math.max(0, pool.getInitializationFailTimeout()))
			.plus(GRACE);
		FutureTask<@Nullable Void> opening = new FutureTask<>(() -> {
			pool.getConnection().close();
			return null;
		});
		Thread thread = new Thread(opening, "migrate-connect");
		thread.setDaemon(true);
		thread.start();
		try {
			opening.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new SQLTransientConnectionException("The server at " + pool.getJdbcUrl()
					+ " accepts connections and has been silent for " + limit.toSeconds() + " s", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException("The wait for a connection was interrupted", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SQLException failure) {
				throw failure;
			}
			throw new SQLException(ex.getCause());
		}
	}

	// One of them may be a password
	private static String withoutParameters(@Nullable String url) {
		return String.valueOf(url).replaceFirst("\\?.*", "");
	}

	/** Knows pools that need not be there. */
	private static final class HikariPools {

		static void start(DataSource dataSource) throws SQLException {
			HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
					HikariDataSource.class);
			if (pool != null && !pool.isRunning() && !pool.isClosed()) {
				startInTime(pool);
			}
		}

	}

}
