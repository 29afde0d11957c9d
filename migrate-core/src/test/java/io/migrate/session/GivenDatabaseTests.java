package io.migrate.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.DatabaseImage;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A database that is there, and is as it was afterwards.
 */
@EveryMajor
@PostgresTest
class GivenDatabaseTests {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace";

	private final TestDatabase model;

	private TestDatabase given;

	GivenDatabaseTests(TestDatabase model) {
		this.model = model;
	}

	@BeforeEach
	void begin(TestDatabase given) {
		this.given = given;
	}

	@Test
	void itIsEmptyAgainAfterwards() throws SQLException {
		List<String> before = DatabaseImage.objects(this.given);
		List<String> tables = use((session) -> {
			session.run(List.of("CREATE SCHEMA app", "CREATE TABLE things ()", "CREATE TYPE mood AS ENUM ('low')",
					"ALTER TYPE mood ADD VALUE 'high'", "CREATE TABLE moods (mood mood DEFAULT 'low')"));
			return ask(session, TABLES);
		});
		assertThat(tables).containsExactly("things", "moods");
		assertThat(DatabaseImage.objects(this.given)).isEqualTo(before);
	}

	@Test
	void workThatFailsLeavesNothing() {
		List<String> before = DatabaseImage.objects(this.given);
		assertThatIllegalStateException().isThrownBy(() -> use((session) -> {
			session.run(List.of("CREATE TABLE things ()"));
			throw new IllegalStateException("no good");
		})).withMessage("no good");
		assertThat(DatabaseImage.objects(this.given)).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table things: CREATE TABLE things ()",
			"schema app, table app.things: CREATE SCHEMA app " + "CREATE TABLE things ()",
			"sequence s: CREATE SEQUENCE s", "view v: CREATE VIEW v AS SELECT 1", "schema app: CREATE SCHEMA app",
			"type mood: CREATE TYPE mood AS ENUM ()", "type pair: CREATE TYPE pair AS (a int)",
			"function f(integer): CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'" })
	void oneThatHasSomethingIsRefusedAndLeftAlone(String what) {
		this.given.client().sql(what.substring(what.indexOf(": ") + 2)).update();
		List<String> before = DatabaseImage.objects(this.given);
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> use((session) -> fail()))
			.withMessageContaining(this.given.url() + " is not empty and was left alone")
			.withMessageContaining("it has " + what.substring(0, what.indexOf(':')) + ".")
			.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.scratch.url'"));
		assertThat(DatabaseImage.objects(this.given)).isEqualTo(before);
	}

	@Test
	void extensionsCanStandReady() throws SQLException {
		this.given.client().sql("CREATE EXTENSION citext; CREATE SCHEMA g; CREATE EXTENSION btree_gist").update();
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> use((session) -> fail()))
			.withMessageContaining("it has schema g.");
		this.given.client().sql("DROP SCHEMA g").update();
		List<String> answer = use((session) -> ask(session, "SELECT 'x'::citext::text"));
		assertThat(answer).containsExactly("x");
	}

	@Test
	void whoComesSecondWaitsForTheFirst() throws SQLException {
		CompletableFuture<List<String>> second = use((session) -> {
			session.run(List.of("CREATE TABLE things ()"));
			CompletableFuture<List<String>> begun = CompletableFuture.supplyAsync(this::tables,
					(work) -> new Thread(work).start());
			new Sessions(this.given.client()).await("wait_event = 'advisory'");
			assertThat(begun).isNotDone();
			return begun;
		});
		assertThat(second.join()).isEmpty();
	}

	private List<String> tables() {
		try {
			return use((session) -> ask(session, TABLES));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void anotherVersionIsRefused() throws SQLException {
		try (Connection connection = this.model.dataSource().getConnection()) {
			Connection newer = changed(Connection.class, connection,
					Map.of("getMetaData", changed(DatabaseMetaData.class, connection.getMetaData(),
							Map.of("getDatabaseMajorVersion", 99, "getDatabaseProductVersion", "99.1"))));
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> given().use(newer, (session) -> fail()))
				.withMessageContaining("is on PostgreSQL " + this.given.serverMajor())
				.withMessageContaining("the application's on PostgreSQL 99.1");
		}
	}

	private static <T> T changed(Class<T> type, T object, Map<String, Object> answers) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				try {
					return answers.containsKey(method.getName()) ? answers.get(method.getName())
							: method.invoke(object, args);
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	@Test
	void oneThatIsNotThereIsNotGuessed() {
		this.given.close();
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> use((session) -> fail()))
			.withMessageContaining("does not exist");
	}

	private static boolean fail() {
		throw new AssertionError("This must not run");
	}

	private ScratchDatabases given() {
		return ScratchDatabases.within(this.given.dataSource(), DIALECTS);
	}

	private <T> T use(Function<MigrationSession, T> work) throws SQLException {
		try (Connection connection = this.model.dataSource().getConnection()) {
			return given().use(connection, work);
		}
	}

	private static List<String> ask(MigrationSession session, String sql) {
		return session.query(sql, (row, number) -> row.getString(1));
	}

}
