package io.migrate.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PostgresTest
class TransactionPoolingProxyTests {

	@Test
	void connectionsShareASessionBetweenTransactionsOnly(TestDatabase database) throws Exception {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2);
				Connection first = proxy.dataSource().getConnection();
				Connection second = proxy.dataSource().getConnection()) {
			int session = session(first);
			assertThat(session(second)).isEqualTo(session);
			first.setAutoCommit(false);
			assertThat(session(first)).isEqualTo(session);
			assertThat(session(second)).isNotEqualTo(session);
			assertThat(session(first)).isEqualTo(session);
		}
	}

	@Test
	void aConnectionKeepsItsSessionWhereTransactionsAreNotPooled(TestDatabase database) throws Exception {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.keepingSessions(database);
				Connection first = proxy.dataSource().getConnection();
				Connection second = proxy.dataSource().getConnection()) {
			int session = session(first);
			assertThat(session).isNotEqualTo(first.unwrap(PGConnection.class).getBackendPID());
			assertThat(session(second)).isNotEqualTo(session);
			assertThat(session(first)).isEqualTo(session);
		}
	}

	@Test
	void aRequestToCancelReachesTheServer(TestDatabase database) throws Exception {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 1);
				Connection connection = proxy.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			CompletableFuture<Boolean> sleeping = CompletableFuture.supplyAsync(() -> {
				try {
					return statement.execute("SELECT pg_sleep(60)");
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
			while (!sleeping.isDone()) {
				connection.unwrap(PGConnection.class).cancelQuery();
				Thread.sleep(20);
			}
			assertThatThrownBy(sleeping::join).hasStackTraceContaining("canceling statement");
		}
	}

	private static int session(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
