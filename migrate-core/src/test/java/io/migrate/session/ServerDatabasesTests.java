package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Databases on a server that is there for nothing else. Here it is the same one as the
 * model's.
 */
@EveryMajor
@PostgresTest
class ServerDatabasesTests {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private static final String UNKNOWN = "CREATE DATABASE migrate_scratch_unknown TEMPLATE template0"
			+ " LC_COLLATE 'tlh_QO'";

	private final TestDatabase database;

	ServerDatabasesTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void itHasTheEncodingOfTheModel() throws SQLException {
		String name = this.database.name() + "_latin";
		this.database.client()
			.sql("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
			.update();
		try (Connection model = new DriverManagerDataSource(this.database.url().replace(this.database.name(), name),
				this.database.user(), this.database.password())
			.getConnection()) {
			assertThat(use(model, "SHOW server_encoding")).isEqualTo("LATIN1");
		}
		finally {
			this.database.client().sql("DROP DATABASE " + name + " WITH (FORCE)").update();
		}
	}

	@Test
	void itDoesWithoutACollationThatTheServerDoesNotKnow() throws SQLException {
		try (Connection model = this.database.dataSource().getConnection()) {
			ScratchModel known = ScratchModel.of(model, DIALECTS);
			MadeDatabases made = new MadeDatabases(this.database.url(), new SameServer()::open, DIALECTS);
			String name = made.use(known, List.of(new MadeDatabases.Creation("migrate_scratch_unknown", UNKNOWN),
					MadeDatabases.Creation.like(model, known.sql())), ask("SELECT current_database()"));
			assertThat(name).startsWith("migrate_scratch_").isNotEqualTo("migrate_scratch_unknown");
		}
	}

	@Test
	void whoWorksThereHasTheNameOfTheModelsUser() throws SQLException {
		this.database.client().sql("CREATE ROLE \"The App\" LOGIN PASSWORD 'secret'").update();
		try (Connection model = this.database.dataSource("The App", "secret").getConnection()) {
			assertThat(use(model, "SELECT session_user || ', ' || current_user")).isEqualTo("The App, The App");
		}
		finally {
			this.database.client().sql("DROP ROLE \"The App\"").update();
		}
	}

	@Test
	void theServerIsToldWhichVersionIsNeeded() throws SQLException {
		SameServer server = new SameServer();
		try (Connection model = this.database.dataSource().getConnection()) {
			ScratchDatabases.on(server, DIALECTS).use(model, (session) -> true);
		}
		assertThat(server.asked).isEqualTo(this.database.serverMajor());
	}

	@Test
	void aServerThatDoesNotAnswerIsSaid() throws SQLException {
		ScratchServer silent = new SameServer() {

			@Override
			public DataSource open(String url) {
				return new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
			}

		};
		try (Connection model = this.database.dataSource().getConnection()) {
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> ScratchDatabases.on(silent, DIALECTS).use(model, (session) -> true))
				.withMessageStartingWith("A scratch database could not be made. There is no connection");
		}
	}

	private String use(Connection model, String question) throws SQLException {
		return ScratchDatabases.on(new SameServer(), DIALECTS).use(model, ask(question));
	}

	private static Function<MigrationSession, String> ask(String question) {
		return (session) -> session.query(question, (row, number) -> row.getString(1)).get(0);
	}

	private class SameServer implements ScratchServer {

		private int asked;

		@Override
		public String start(int major) {
			this.asked = major;
			return ServerDatabasesTests.this.database.url();
		}

		@Override
		public DataSource open(String url) {
			return new DriverManagerDataSource(url, ServerDatabasesTests.this.database.user(),
					ServerDatabasesTests.this.database.password());
		}

	}

}
