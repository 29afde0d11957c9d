package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Another way to a scratch database, where the first one is closed.
 */
@EveryMajor
@PostgresTest
class FirstDatabasesTests {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private static final String NOWHERE = "jdbc:postgresql://localhost:1/none";

	private final TestDatabase database;

	private TestDatabase second;

	FirstDatabasesTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void begin(TestDatabase second) {
		this.second = second;
	}

	@Test
	void theFirstOneIsUsedThatIsOpen() throws SQLException {
		assertThat(nameAfter(onServer(this.database.url()))).startsWith("migrate_scratch_");
	}

	@Test
	void aUserWhoMayNotMakeDatabasesIsLedOn() throws SQLException {
		this.database.client().sql("CREATE ROLE first_no_maker LOGIN PASSWORD 'secret'").update();
		try {
			ScratchDatabases forbidden = ScratchDatabases.onServer(this.database.url(),
					(url) -> new DriverManagerDataSource(url, "first_no_maker", "secret"), DIALECTS);
			assertThat(nameAfter(forbidden)).isEqualTo(this.second.name());
		}
		finally {
			this.database.client().sql("DROP ROLE first_no_maker").update();
		}
	}

	@Test
	void aServerThatMayOnlyBeReadIsLeft() throws SQLException {
		String url = this.database.url() + "?options=-c%20default_transaction_read_only%3Don";
		assertThat(nameAfter(onServer(url))).isEqualTo(this.second.name());
	}

	@Test
	void aServerThatNobodyKnowsIsLeft() throws SQLException {
		assertThat(nameAfter(onServer(null))).isEqualTo(this.second.name());
	}

	@Test
	void aProxyThatLeadsElsewhereIsLeft() throws SQLException {
		ScratchDatabases astray = onServer(this.database.url(), (url) -> this.database.dataSource());
		assertThat(nameAfter(astray)).isEqualTo(this.second.name());
	}

	@Test
	void oneThatNobodyIsLetIntoIsLeft() throws SQLException {
		ScratchDatabases locked = onServer(this.database.url(), (url) -> url.contains("migrate_scratch_")
				? new DriverManagerDataSource(NOWHERE) : this.database.dataSource());
		assertThat(nameAfter(locked)).isEqualTo(this.second.name());
	}

	@Test
	void aServerThatIsDownIsAFailure() {
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> nameAfter(onServer(NOWHERE)))
			.withMessageStartingWith("A scratch database could not be made. There is no connection to the database");
	}

	@Test
	void workThatFailsIsNotRepeated() {
		AtomicInteger runs = new AtomicInteger();
		assertThatIllegalStateException().isThrownBy(() -> use(onServer(this.database.url()), (session) -> {
			runs.incrementAndGet();
			throw new IllegalStateException("no good");
		})).withMessage("no good");
		assertThat(runs).hasValue(1);
	}

	@Test
	void whereAllAreClosedEachIsSaidAndWhatWouldOpenIt() throws SQLException {
		this.database.client().sql("CREATE ROLE first_no_maker LOGIN PASSWORD 'secret'").update();
		ScratchDatabases forbidden = ScratchDatabases.onServer(this.database.url(),
				(url) -> new DriverManagerDataSource(url, "first_no_maker", "secret"), DIALECTS);
		ScratchDatabases noServer = ScratchDatabases.on(new NoServer(), DIALECTS);
		try (Connection model = this.database.dataSource().getConnection()) {
			ScratchDatabases ways = ScratchDatabases.firstOf(List.of(forbidden, noServer));
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> ways.use(model, (session) -> true))
				.withMessage(
						"""
								There is no scratch database to be had.
								- A scratch database could not be made. The database says: permission denied to create database \
								[42501]
								- No server was started for a scratch database: there is no library.""")
				.satisfies((ex) -> assertThat(ex.action())
					.isEqualTo("Let the user make databases (ALTER ROLE … CREATEDB), or add one to the class path, or"
							+ " name an empty database on a server of the same version in 'migrate.scratch.url'."));
		}
		finally {
			this.database.client().sql("DROP ROLE first_no_maker").update();
		}
	}

	private String nameAfter(ScratchDatabases first) throws SQLException {
		return use(first,
				(session) -> session.query("SELECT current_database()", (row, number) -> row.getString(1)).get(0));
	}

	private <T> T use(ScratchDatabases first, Function<MigrationSession, T> work) throws SQLException {
		ScratchDatabases ways = ScratchDatabases
			.firstOf(List.of(first, ScratchDatabases.within(this.second.dataSource(), DIALECTS)));
		try (Connection model = this.database.dataSource().getConnection()) {
			return ways.use(model, work);
		}
	}

	private ScratchDatabases onServer(String address) {
		return onServer(address,
				(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()));
	}

	private static ScratchDatabases onServer(String address, Function<String, DataSource> open) {
		return ScratchDatabases.onServer(address, open, DIALECTS);
	}

	private static final class NoServer implements ScratchServer {

		@Override
		public String start(int major) {
			throw ScratchUnavailableException.notStarted("there is no library", "add one to the class path", null);
		}

		@Override
		public DataSource open(String url) {
			throw new AssertionError("It does not run");
		}

	}

}
