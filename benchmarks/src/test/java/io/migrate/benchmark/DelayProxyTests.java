package io.migrate.benchmark;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class DelayProxyTests {

	private static final Duration DELAY = Duration.ofMillis(20);

	@Test
	void eachWaitForTheServerTakesLongerByTheDelay(TestDatabase database) throws IOException, SQLException {
		try (DelayProxy proxy = proxy(database, DELAY); Connection connection = connect(proxy, database)) {
			long start = System.nanoTime();
			try (Statement statement = connection.createStatement()) {
				for (int i = 0; i < 5; i++) {
					statement.execute("SELECT 1");
				}
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY.multipliedBy(5));
		}
	}

	@Test
	void aLongAnswerIsNotDelayedPieceByPiece(TestDatabase database) throws IOException, SQLException {
		// Some 300 pieces, which would take six seconds
		try (DelayProxy proxy = proxy(database, DELAY); Connection connection = connect(proxy, database)) {
			long start = System.nanoTime();
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT repeat('x', 20000) FROM generate_series(1, 1000)");
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DELAY, Duration.ofSeconds(4));
			assertThat(proxy.tally()).isEqualTo(new WireCount.Tally(2, 3, 1));
		}
	}

	@Test
	void countsStatementsAndWaits(TestDatabase database) throws IOException, SQLException {
		try (DelayProxy proxy = proxy(database, DELAY); Connection connection = connect(proxy, database)) {
			// The start-up, and SET application_name
			assertThat(proxy.tally()).isEqualTo(new WireCount.Tally(1, 2, 1));
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT 1; SELECT 2");
				assertThat(proxy.tally()).isEqualTo(new WireCount.Tally(3, 3, 1));
				for (int i = 0; i < 100; i++) {
					statement.addBatch("CREATE TABLE t" + i + " (id int)");
				}
				statement.executeBatch();
				assertThat(proxy.tally()).isEqualTo(new WireCount.Tally(103, 4, 1));
			}
		}
	}

	@Test
	void aTransactionBeginsWithItsFirstStatement(TestDatabase database) throws IOException, SQLException {
		try (DelayProxy proxy = proxy(database, DELAY); Connection connection = connect(proxy, database)) {
			WireCount.Tally before = proxy.tally();
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				for (int i = 0; i < 50; i++) {
					statement.execute("CREATE TABLE t" + i + " (id int)");
					connection.commit();
				}
			}
			assertThat(proxy.tally().minus(before)).isEqualTo(new WireCount.Tally(150, 100, 0));
		}
	}

	private static DelayProxy proxy(TestDatabase database, Duration delay) throws IOException {
		URI server = URI.create(database.url().substring("jdbc:".length()));
		return new DelayProxy(server.getHost(), (server.getPort() < 0) ? 5432 : server.getPort(), delay);
	}

	private static Connection connect(DelayProxy proxy, TestDatabase database) throws SQLException {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(Server.url(proxy.port(), database.name()));
		return dataSource.getConnection(database.user(), database.password());
	}

}
