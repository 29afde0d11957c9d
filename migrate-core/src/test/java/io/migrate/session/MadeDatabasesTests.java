package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Databases that are there only while something is tried out.
 */
@EveryMajor
@PostgresTest
class MadeDatabasesTests {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private static final String NAME = "SELECT current_database()";

	private static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace";

	private static final String LOCALE = "SELECT (to_jsonb(d) - '{oid,datname,datdba,datallowconn,datistemplate,datacl,"
			+ "datfrozenxid,datminmxid,datlastsysoid,dathasloginevt,datcollversion}'::text[])::text"
			+ " FROM pg_database d WHERE datname = current_database()";

	private final TestDatabase database;

	MadeDatabasesTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void oneIsEmptyAndGoneAfterwards() throws SQLException {
		String name = use((session) -> {
			assertThat(ask(session, TABLES)).isEmpty();
			session.run(List.of("CREATE TABLE things ()"));
			assertThat(ask(session, TABLES)).containsExactly("things");
			return ask(session, NAME).get(0);
		});
		assertThat(name).startsWith("migrate_scratch_");
		assertThat(databases()).contains(this.database.name()).doesNotContain(name);
	}

	@Test
	void workThatFailsLeavesNone() {
		String[] name = new String[1];
		assertThatIllegalStateException().isThrownBy(() -> use((session) -> {
			name[0] = ask(session, NAME).get(0);
			assertThat(databases()).contains(name[0]);
			throw new IllegalStateException("no good");
		})).withMessage("no good");
		assertThat(databases()).doesNotContain(name[0]);
	}

	@Test
	void whoIsStillConnectedKeepsItFromNothing() throws SQLException {
		String[] name = new String[1];
		try (Connection other = use((session) -> {
			name[0] = ask(session, NAME).get(0);
			return connect(this.database.url().replace(this.database.name(), name[0]));
		})) {
			assertThat(other.isValid(5)).isFalse();
		}
		assertThat(databases()).doesNotContain(name[0]);
	}

	@Test
	void severalAtOnceHaveOneEach() {
		CyclicBarrier all = new CyclicBarrier(3);
		List<CompletableFuture<String>> names = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> nameOfOneWith(all), (work) -> new Thread(work).start()))
			.limit(all.getParties())
			.toList();
		assertThat(names).extracting(CompletableFuture::join).doesNotHaveDuplicates().hasSize(3);
		assertThat(databases()).doesNotContainAnyElementsOf(names.stream().map(CompletableFuture::join).toList());
	}

	private String nameOfOneWith(CyclicBarrier others) {
		try {
			return use((session) -> {
				session.run(List.of("CREATE TABLE things ()"));
				await(others);
				return ask(session, NAME).get(0);
			});
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CyclicBarrier others) {
		try {
			others.await(1, TimeUnit.MINUTES);
		}
		catch (BrokenBarrierException | InterruptedException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "14 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'",
			"15 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de-AT' LC_COLLATE 'C' LC_CTYPE 'C'",
			"16 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' ICU_RULES '&a < g' LC_COLLATE 'C' LC_CTYPE 'C'",
			"17 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'" })
	void oneHasTheEncodingAndTheCollationOfTheModel(String options) throws SQLException {
		assumeTrue(this.database.serverMajor() >= Integer.parseInt(options.substring(0, 2)));
		String name = this.database.name() + "_locale";
		this.database.client().sql("CREATE DATABASE " + name + " TEMPLATE template0 " + options.substring(3)).update();
		String url = this.database.url().replace(this.database.name(), name);
		try (Connection model = connect(url)) {
			String locale = JdbcClient.create(new SingleConnectionDataSource(model, true))
				.sql(LOCALE)
				.query(String.class)
				.single();
			List<String> made = onServer(url).use(model, (session) -> ask(session, LOCALE));
			assertThat(made).containsExactly(locale);
		}
		finally {
			this.database.client().sql("DROP DATABASE " + name + " WITH (FORCE)").update();
		}
	}

	@Test
	void namesMeanTheSameAsThere(TestDatabase configured) throws SQLException {
		configured.client().sql("ALTER DATABASE " + configured.name() + " SET search_path = app, \"Other\"").update();
		configured.client().sql("ALTER DATABASE " + configured.name() + " SET statement_timeout = '5s'").update();
		try (Connection model = configured.dataSource().getConnection()) {
			JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(model, true));
			client.sql("SET TimeZone = 'Asia/Tokyo'").update();
			client.sql("SET default_transaction_read_only = on").update();
			List<String> settings = onServer(configured.url()).use(model,
					(session) -> ask(session,
							"SELECT current_setting(name) FROM unnest(ARRAY['search_path', 'timezone',"
									+ " 'default_transaction_read_only', 'statement_timeout']) AS name"));
			assertThat(settings).containsExactly("app, \"Other\"", "Asia/Tokyo", "off", "0");
		}
	}

	@Test
	void whatAKilledProcessHasLeftGoesWithTheNext() throws SQLException {
		String old = "migrate_scratch_1700000000_0123456789ab";
		String used = "migrate_scratch_1700000001_0123456789ab";
		String young = ask("SELECT 'migrate_scratch_' || floor(extract(epoch FROM now()))::bigint || '_0123456789ab'");
		String ofSomebody = "migrate_scratch_important";
		List<String> all = List.of(old, used, young, ofSomebody);
		all.forEach((name) -> this.database.client().sql("CREATE DATABASE " + name).update());
		try (Connection other = connect(this.database.url().replace(this.database.name(), used))) {
			use((session) -> true);
			assertThat(other.isValid(5)).isTrue();
			assertThat(databases()).doesNotContain(old).contains(used, young, ofSomebody);
		}
		finally {
			all.forEach((name) -> this.database.client().sql("DROP DATABASE IF EXISTS " + name).update());
		}
	}

	@Test
	void whoMayNotMakeOneIsToldWhatToDo() throws SQLException {
		this.database.client().sql("CREATE ROLE no_maker LOGIN PASSWORD 'secret'").update();
		try (Connection model = this.database.dataSource("no_maker", "secret").getConnection()) {
			ScratchDatabases databases = ScratchDatabases.onServer(this.database.url(),
					(url) -> new DriverManagerDataSource(url, "no_maker", "secret"), DIALECTS);
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> databases.use(model, (session) -> true))
				.withMessageContaining("could not be made")
				.withMessageContaining("permission denied to create database [42501]")
				.satisfies((ex) -> assertThat(ex.action()).contains("ALTER ROLE … CREATEDB", "'migrate.scratch.url'"));
		}
		finally {
			this.database.client().sql("DROP ROLE no_maker").update();
		}
	}

	@Test
	void aProxyThatLeadsElsewhereIsNoticed() throws SQLException {
		ScratchDatabases databases = ScratchDatabases.onServer(this.database.url(), (url) -> this.database.dataSource(),
				DIALECTS);
		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> use(databases, (session) -> fail()))
			.withMessageContaining("led to " + this.database.name());
		assertThat(databases()).noneMatch((name) -> name.startsWith("migrate_scratch_"));
	}

	@Test
	void oneThatCannotBeReachedIsDropped() throws SQLException {
		Function<String, DataSource> open = (url) -> url.contains("migrate_scratch_")
				? new DriverManagerDataSource("jdbc:postgresql://localhost:1/none") : this.database.dataSource();
		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> use(ScratchDatabases.onServer(this.database.url(), open, DIALECTS), (session) -> fail()))
			.withMessageContaining("cannot be used. There is no connection to the database");
		assertThat(databases()).noneMatch((name) -> name.startsWith("migrate_scratch_"));
	}

	@Test
	void aServerThatNobodyKnowsIsNotGuessed() {
		Stream.of(null, "jdbc:tc:postgresql:16:///app").forEach((url) -> {
			ScratchDatabases databases = ScratchDatabases.onServer(url, (other) -> this.database.dataSource(),
					DIALECTS);
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> use(databases, (session) -> fail()))
				.withMessageContaining("does not tell the URL");
		});
	}

	private static boolean fail() {
		throw new AssertionError("This must not run");
	}

	private <T> T use(Function<MigrationSession, T> work) throws SQLException {
		return use(onServer(this.database.url()), work);
	}

	private <T> T use(ScratchDatabases databases, Function<MigrationSession, T> work) throws SQLException {
		try (Connection model = this.database.dataSource().getConnection()) {
			return databases.use(model, work);
		}
	}

	private ScratchDatabases onServer(String address) {
		return ScratchDatabases.onServer(address,
				(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()), DIALECTS);
	}

	private Connection connect(String url) {
		try {
			return new DriverManagerDataSource(url, this.database.user(), this.database.password()).getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> ask(MigrationSession session, String sql) {
		return session.query(sql, (row, number) -> row.getString(1));
	}

	private String ask(String sql) {
		return this.database.client().sql(sql).query(String.class).single();
	}

	private List<String> databases() {
		return this.database.client().sql("SELECT datname FROM pg_database").query(String.class).list();
	}

}
