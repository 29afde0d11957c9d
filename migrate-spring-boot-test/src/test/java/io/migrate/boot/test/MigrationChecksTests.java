package io.migrate.boot.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.migrate.Migrations;
import io.migrate.Scratch;
import io.migrate.boot.autoconfigure.MigrationsFactory;
import io.migrate.boot.test.sample.SampleApplication;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.TestAbortedException;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Runs a test class of a user for revisions in which something is wrong.
 */
@PostgresTest
class MigrationChecksTests {

	private static final String HEAD = "there is one head";

	private static final String UPGRADE = "everything upgrades from an empty database";

	private static final String USERS = "a1b2 (revision a1b2) goes up, down and up again";

	private static final String NEXT = "b2c3 (revision b2c3) goes up, down and up again";

	private static final String MODEL = "the entities are what the revisions make";

	private static final String POPULATIONS = "populations change nothing the second time";

	private static final String FINGERPRINTS = "fingerprints are up to date";

	private static TestDatabase database;

	private static RevisionFolder files;

	@BeforeEach
	void tableOfUsers(TestDatabase database, @TempDir Path folder) {
		MigrationChecksTests.database = database;
		files = new RevisionFolder(folder).file("revisions/a1b2.sql", revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, name varchar(255) NOT NULL);", "DROP TABLE users;"));
		seed("INSERT INTO users VALUES (1, 'Ada') ON CONFLICT DO NOTHING;");
	}

	private static String revision(String id, String revises, String upgrade, String downgrade) {
		return """
				-- revision %1$s
				--
				-- Revision ID: %1$s
				-- Revises: %2$s

				-- migrate:upgrade
				%3$s

				-- migrate:downgrade
				%4$s
				""".formatted(id, revises, upgrade, downgrade);
	}

	private static void next(String upgrade, String downgrade) {
		files.file("revisions/b2c3.sql", revision("b2c3", "a1b2", upgrade, downgrade));
	}

	@Test
	void whereAllIsWellEveryCheckPasses() {
		next("CREATE INDEX users_name_idx ON users (lower(name));", "DROP INDEX users_name_idx;");
		writeFingerprints();
		assertThat(statuses(AnApplication.class))
			.containsOnlyKeys(HEAD, UPGRADE, USERS, NEXT, MODEL, POPULATIONS, FINGERPRINTS)
			.allSatisfy((name, status) -> assertThat(status).isEqualTo(Status.SUCCESSFUL));
		assertThat(tables()).isEmpty();
	}

	private static void seed(String sql) {
		files.file("populations/seed.sql", "-- Population: seed\n\n" + sql);
	}

	private static void writeFingerprints() {
		files.file("fingerprints.txt",
				Migrations.on(database.dataSource())
					.locations(files.location() + "/revisions")
					.scratch(Scratch.onServer(database.url(),
							(url) -> new DriverManagerDataSource(url, database.user(), database.password())))
					.build()
					.verifier()
					.fingerprints()
					.text());
	}

	private static List<String> tables() {
		return database.client()
			.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
			.query(String.class)
			.list();
	}

	@Test
	void twoHeadsAreAFault() {
		next("SELECT 1;", "SELECT 1;");
		files.file("revisions/c3d4.sql", revision("c3d4", "a1b2", "SELECT 1;", "SELECT 1;"));
		assertThat(failures(AnApplication.class)).containsOnlyKeys(HEAD)
			.containsEntry(HEAD, "There are 2 heads:\nb2c3 (revision b2c3)\nc3d4 (revision c3d4)\n\n"
					+ "'migrate merge heads' joins them with a revision.");
		assertThat(failures(TwoHeads.class)).isEmpty();
	}

	@Test
	void aRevisionThatDoesNotRunFailsAndWhatFollowsFromThatIsNotTried() {
		next("ALTER TABLE user ADD age int;", "SELECT 1;");
		files.file("revisions/c3d4.sql", revision("c3d4", "b2c3", "SELECT 1;", "SELECT 1;"));
		Map<String, Status> statuses = statuses(AnApplication.class);
		assertThat(named(Status.SUCCESSFUL, statuses)).containsExactlyInAnyOrder(HEAD, USERS);
		assertThat(named(Status.FAILED, statuses)).containsExactlyInAnyOrder(UPGRADE, NEXT);
		assertThat(named(Status.ABORTED, statuses)).contains(POPULATIONS, MODEL,
				"c3d4 (revision c3d4) goes up, down and up again");
	}

	private static List<String> named(Status status, Map<String, Status> statuses) {
		return statuses.keySet().stream().filter((name) -> statuses.get(name) == status).toList();
	}

	@Test
	void whatIsRefusedBeforeAnythingRunsFails() {
		next("UPDATE users SET name = 'Ada';", "SELECT 1;");
		assertThat(failures(AnApplication.class)).containsOnlyKeys(UPGRADE);
	}

	@Test
	void aForgetfulDowngradeFails() {
		next("CREATE SEQUENCE tickets;", "SELECT 1;");
		assertThat(failures(AnApplication.class)).containsOnlyKeys(NEXT)
			.hasEntrySatisfying(NEXT,
					(text) -> assertThat(text).contains("the downgrade leaves behind sequence public.tickets"));
	}

	@Test
	void anIrreversibleRevisionOnlyGoesUp() {
		files.file("revisions/b2c3.sql", """
				-- drop nothing
				--
				-- Revision ID: b2c3
				-- Revises: a1b2

				-- migrate:upgrade
				SELECT 1;

				-- migrate:irreversible what is gone is gone
				""");
		assertThat(statuses(AnApplication.class))
			.containsEntry("b2c3 (drop nothing) goes up, and not down: what is gone is gone", Status.SUCCESSFUL);
	}

	@Test
	void aModelThatDiffersFails() {
		next("ALTER TABLE users ADD age int;", "ALTER TABLE users DROP age;");
		assertThat(failures(AnApplication.class)).containsOnlyKeys(MODEL)
			.hasEntrySatisfying(MODEL, (text) -> assertThat(text).contains("age"));
	}

	@Test
	void aPopulationThatInsertsAgainFails() {
		seed("INSERT INTO users SELECT coalesce(max(id), 0) + 1, 'Ada' FROM users;");
		assertThat(failures(AnApplication.class)).containsOnlyKeys(POPULATIONS)
			.hasEntrySatisfying(POPULATIONS, (text) -> assertThat(text)
				.startsWith("seed: the second time, table public.users held 1 row, and now 2 rows"));
	}

	@Test
	void wherePopulationsAreAllInJavaTheyAreNotChecked() {
		files.delete("populations/seed.sql");
		Throwable reason = execute(AnApplication.class).get(POPULATIONS).getThrowable().orElseThrow();
		assertThat(reason).isInstanceOf(TestAbortedException.class)
			.hasMessage(
					"not tried: population greeting, which is written in Java and may use the application's database");
	}

	@Test
	void staleFingerprintsFail() {
		writeFingerprints();
		next("SELECT 1;", "SELECT 1;");
		assertThat(failures(AnApplication.class)).containsOnlyKeys(FINGERPRINTS)
			.hasEntrySatisfying(FINGERPRINTS, (text) -> assertThat(text).startsWith("out of date: b2c3 (version "));
	}

	@Test
	void withoutFingerprintsTheyAreNotChecked() {
		assertThat(named(Status.ABORTED, statuses(AnApplication.class))).containsExactly(FINGERPRINTS);
	}

	@Test
	void revisionsThatCannotBeReadFailOnce() {
		files.file("revisions/b2c3.sql", "no revision");
		Map<String, Status> statuses = statuses(AnApplication.class);
		assertThat(named(Status.FAILED, statuses)).containsExactly(HEAD);
		assertThat(named(Status.ABORTED, statuses)).containsExactlyInAnyOrder(UPGRADE, MODEL, POPULATIONS,
				FINGERPRINTS);
	}

	@Test
	void anApplicationThatHasStartedIsLeftAlone() {
		assertThat(failures(AStartedApplication.class)).isEmpty();
		assertThat(tables()).contains("users", "migrate_revision");
		assertThat(database.client()
			.sql("SELECT count(*) FROM migrate_event WHERE action = 'upgrade'")
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void whatIsWrittenInJavaIsSaidNotToBeTried() {
		assertThat(execution(AnApplication.class).reportingEntryPublished()
			.stream()
			.map((event) -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("note")))
			.containsExactly(
					"not tried: population greeting, which is written in Java and may use the application's database");
	}

	@Test
	void ofSeveralDatabasesEachIsChecked() {
		assertThat(statuses(TwoDatabases.class)).containsEntry("migrations: " + HEAD, Status.SUCCESSFUL)
			.containsEntry("audit: " + HEAD, Status.SUCCESSFUL)
			.containsEntry("audit: " + MODEL, Status.ABORTED);
	}

	@Test
	void aClassWithoutRevisionsIsToldWhatItNeeds() {
		assertThat(failures(NoApplication.class)).containsOnlyKeys("migrations()")
			.hasEntrySatisfying("migrations()", (text) -> assertThat(text).contains("NoApplication has no Migrations"));
	}

	private static Map<String, Status> statuses(Class<?> test) {
		return execute(test).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().getStatus()));
	}

	private static Map<String, String> failures(Class<?> test) {
		return execute(test).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getStatus() == Status.FAILED)
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> entry.getValue().getThrowable().orElseThrow().getMessage()));
	}

	private static Map<String, TestExecutionResult> execute(Class<?> test) {
		Map<String, TestExecutionResult> results = new TreeMap<>();
		execution(test).finished()
			.stream()
			.filter((event) -> event.getTestDescriptor().isTest() || !succeeded(event))
			.forEach((event) -> results.put(event.getTestDescriptor().getDisplayName(), result(event)));
		return results;
	}

	private static Events execution(Class<?> test) {
		return EngineTestKit.engine("junit-jupiter").selectors(selectClass(test)).execute().allEvents();
	}

	private static boolean succeeded(Event event) {
		return result(event).getStatus() == Status.SUCCESSFUL;
	}

	private static TestExecutionResult result(Event event) {
		return event.getRequiredPayload(TestExecutionResult.class);
	}

	@MigrationTest(classes = SampleApplication.class)
	@DirtiesContext
	static class AnApplication {

		@DynamicPropertySource
		static void settings(DynamicPropertyRegistry registry) {
			registry.add("spring.datasource.url", () -> database.url());
			registry.add("spring.datasource.username", () -> database.user());
			registry.add("spring.datasource.password", () -> database.password());
			registry.add("migrate.locations", () -> files.location() + "/revisions");
			registry.add("migrate.populations.locations", () -> files.location() + "/populations");
			registry.add("sample.fingerprints", () -> files.location() + "/fingerprints.txt");
		}

		@MigrationChecks
		void migrations() {
		}

	}

	@MigrationTest(classes = SampleApplication.class)
	@DirtiesContext
	static class TwoHeads {

		@DynamicPropertySource
		static void settings(DynamicPropertyRegistry registry) {
			AnApplication.settings(registry);
		}

		@MigrationChecks(heads = 2)
		void migrations() {
		}

	}

	@SpringBootTest(classes = SampleApplication.class)
	@DirtiesContext
	static class AStartedApplication {

		@DynamicPropertySource
		static void settings(DynamicPropertyRegistry registry) {
			AnApplication.settings(registry);
		}

		@MigrationChecks
		void migrations() {
		}

	}

	@MigrationTest(classes = { SampleApplication.class, AuditConfiguration.class })
	@DirtiesContext
	static class TwoDatabases {

		@DynamicPropertySource
		static void settings(DynamicPropertyRegistry registry) {
			AnApplication.settings(registry);
		}

		@MigrationChecks
		void migrations() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AuditConfiguration {

		@Bean(defaultCandidate = false)
		Migrations audit(MigrationsFactory factory, DataSource dataSource) {
			return factory.on(dataSource).locations(files.location() + "/revisions").build();
		}

	}

	@SpringBootTest(classes = NoApplication.class)
	static class NoApplication {

		@MigrationChecks
		void migrations() {
		}

	}

}
