package io.migrate.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The second connection. That it leaves none open is what each database checks at its
 * end.
 */
@PostgresTest
@Timeout(60)
class SideConnectionTests {

	@Test
	void aLostConnectionIsReplacedAfterAWhile(TestDatabase database) {
		try (SideConnection side = new SideConnection(database.dataSource())) {
			Integer first = side.ask(SideConnectionTests::process);
			assertThat(first).isNotNull();
			Integer again = side.ask(SideConnectionTests::process);
			assertThat(again).isEqualTo(first);
			new Sessions(database.client()).terminate("pid = " + first);
			Integer lost = side.ask(SideConnectionTests::process);
			assertThat(lost).isNull();
			Integer next = null;
			while (next == null) {
				Thread.onSpinWait();
				next = side.ask(SideConnectionTests::process);
			}
			assertThat(next).isNotEqualTo(first);
		}
	}

	@Test
	void aQuestionThatHangsIsGivenUp(TestDatabase database) {
		try (SideConnection side = new SideConnection(database.dataSource())) {
			Integer slept = side.ask((connection) -> sleep(connection, 60));
			assertThat(slept).isNull();
			new Sessions(database.client()).terminate("query LIKE '%pg_sleep%'");
		}
	}

	@Test
	void aQuestionThatHangsEndsWhenItIsAborted(TestDatabase database) throws Exception {
		SideConnection side = new SideConnection(database.dataSource());
		CompletableFuture<@Nullable Integer> answer = CompletableFuture
			.supplyAsync(() -> side.ask((connection) -> sleep(connection, 1)));
		new Sessions(database.client()).await("query LIKE '%pg_sleep%' AND state = 'active'");
		side.abort();
		assertThat(answer.get(30, TimeUnit.SECONDS)).isNull();
	}

	@Test
	void aConnectionThatComesTooLateIsClosed(TestDatabase database) {
		List<Connection> opened = new ArrayList<>();
		SideConnection[] closing = new SideConnection[1];
		SideConnection side = new SideConnection(new DelegatingDataSource(database.dataSource()) {
			@Override
			public Connection getConnection() throws SQLException {
				closing[0].close();
				opened.add(super.getConnection());
				return opened.get(0);
			}
		});
		closing[0] = side;
		Integer late = side.ask(SideConnectionTests::process);
		assertThat(late).isNull();
		assertThat(opened).singleElement().satisfies((connection) -> assertThat(connection.isClosed()).isTrue());
	}

	private static int process(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static int sleep(Connection connection, int seconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT pg_sleep(" + seconds + ")");
			return seconds;
		}
	}

}
