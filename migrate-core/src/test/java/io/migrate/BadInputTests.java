package io.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;
import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.dialect.UnsupportedDatabaseException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.revision.InvalidRevisionsException;
import io.migrate.revision.MissingLocationException;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bad input gets a clear error and changes nothing.
 */
@PostgresTest
class BadInputTests {

	private final TestDatabase database;

	private RevisionFolder folder;

	BadInputTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void writeASoundRevision(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@AfterEach
	void nothingWasChanged() {
		assertThat(this.database.client()
			.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void everyProblemOfEveryFileIsReportedAtOnce() throws IOException {
		Files.write(this.folder.path().resolve("latin1.sql"),
				"-- a\n-- Revision ID: l1\n-- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
		this.folder.file("noheader.sql", "CREATE TABLE x (id int);").file("twice.sql", """
				-- two upgrade sections
				-- Revision ID: twice
				-- Revises: nowhere
				-- migrate:upgrade
				-- migrate:upgrade
				-- migrate:downgrade
				""").file("same.sql", """
				-- an id used twice
				-- Revision ID: aaaa
				-- Revises:
				-- migrate:upgrade
				\\i other.sql
				-- migrate:downgrade
				""");
		assertThatExceptionOfType(InvalidRevisionsException.class).isThrownBy(() -> upgrade("head"))
			.withMessageContaining("latin1.sql:3: is not UTF-8")
			.withMessageContaining("noheader.sql: has no header")
			.withMessageContaining("twice.sql:5: has two '-- migrate:upgrade' sections, the first on line 4")
			.withMessageContaining("nowhere")
			.withMessageContaining("same.sql:5: \\i")
			.withMessageContaining("aaaa.sql");
	}

	@Test
	void whatIsWrongWithTheGraphIsReportedWithItsLine() {
		this.folder.file("b.sql", """
				-- clashes
				-- Revision ID: aaaa
				-- Revises: nowhere
				-- Branch labels: aaaa
				-- Depends on: nothing

				-- migrate:upgrade
				-- migrate:downgrade
				""").file("c.sql", """
				-- cycles
				-- Revision ID: cccc
				-- Revises: dddd
				-- migrate:upgrade
				-- migrate:downgrade
				""").revision("dddd", "cccc", "", "");
		assertThatExceptionOfType(InvalidRevisionsException.class).isThrownBy(() -> upgrade("head"))
			.withMessageContaining("b.sql:2: Revision id aaaa is already used by")
			.withMessageContaining("aaaa.sql:3")
			.withMessageContaining("c.sql:3: Revisions revise each other in a cycle: cccc, dddd");
	}

	@Test
	void problemsAreOrderedByFileAndLine() {
		this.folder
			.file("b.sql",
					"-- b\n-- Revision ID: bbbb\n-- Revises: x-y\n-- migrate:upgrade\n\\i x\n-- migrate:downgrade\n")
			.file("a.sql", "-- a\n-- Revision ID: aaaa\n-- Revises:\n-- migrate:upgrade\n-- migrate:downgrade\n");
		assertThatExceptionOfType(InvalidRevisionsException.class).isThrownBy(() -> upgrade("head"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::toString)
				.map((problem) -> problem.replaceAll(".*/(\\w+\\.sql(:\\d+)?): .*", "$1"))
				.containsExactly("aaaa.sql:3", "b.sql:3", "b.sql:5"));
	}

	@Test
	void aFileWithProblemsIsStillTheParentOfItsChildren() throws IOException {
		Files.write(this.folder.path().resolve("aaaa.sql"),
				"-- a\n-- Revision ID: aaaa\n-- Revises:\n-- migrate:upgrade\n-- caf\u00e9\n"
					.getBytes(StandardCharsets.ISO_8859_1));
		this.folder.file("b.sql", "-- b\n-- Revision ID: bbbb\n-- Revises: aaaa\n").table("cccc", "bbbb");
		assertThatExceptionOfType(InvalidRevisionsException.class).isThrownBy(() -> upgrade("head"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting((problem) -> problem.message().substring(0, 12))
				.containsExactly("is not UTF-8", "has no '-- m"));
	}

	@Test
	void anUnknownTargetIsNamed() {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> upgrade("bbbb"))
			.withMessageContaining("bbbb");
	}

	@Test
	void severalHeadsAreNamed() {
		this.folder.table("bbbb", "aaaa").table("cccc", "aaaa");
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> upgrade("head"))
			.withMessageContaining("bbbb")
			.withMessageContaining("cccc")
			.satisfies((ex) -> assertThat(ex.action()).contains("merge"));
	}

	@Test
	void everyMissingLocationIsNamed() {
		Migrations migrations = Migrations.on(this.database.dataSource())
			.locations("classpath:db/nowhere", "file:/no/such/folder", this.folder.location())
			.build();
		assertThatExceptionOfType(MissingLocationException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD))
			.withMessage("No such location for revisions: classpath:db/nowhere, file:/no/such/folder")
			.satisfies((ex) -> assertThat(ex.action()).contains("begins with file:"));
	}

	@Test
	void aDatabaseThatIsNotThereIsSaidToBe() {
		String url = this.database.url();
		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> Migrations
				.on(new DriverManagerDataSource(url + "_missing", this.database.user(), this.database.password()))
				.locations(this.folder.location())
				.build()
				.upgrade(Target.HEAD))
			.withMessageContaining("_missing\" does not exist");
	}

	@Test
	void aUrlThatNoDriverAcceptsIsSaidToBe() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl("jdbc:nonsense:x");
			pool.setDriverClassName("org.postgresql.Driver");
			assertThatExceptionOfType(DatabaseUnavailableException.class)
				.isThrownBy(() -> Migrations.on(pool).locations(this.folder.location()).build().upgrade(Target.HEAD))
				.withMessageContaining("jdbc:nonsense:x");
		}
	}

	@Test
	void aUserWithoutCreateIsToldWhatIsMissing() {
		this.database.client().sql("CREATE ROLE nobody_" + this.database.name() + " LOGIN PASSWORD 'x'").update();
		this.database.client().sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC").update();
		try {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> Migrations.on(this.database.dataSource("nobody_" + this.database.name(), "x"))
					.locations(this.folder.location())
					.build()
					.upgrade(Target.HEAD))
				.isInstanceOf(DatabaseFailureException.class)
				.withMessageContaining("permission denied for schema public [42501]")
				.satisfies((ex) -> assertThat(ex.action()).contains("GRANT"));
		}
		finally {
			this.database.client().sql("DROP ROLE nobody_" + this.database.name()).update();
		}
	}

	@Test
	void anotherDatabaseThanPostgresIsRefusedByName() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> Migrations.on(new DriverManagerDataSource("jdbc:h2:mem:x"))
				.locations(this.folder.location())
				.build()
				.upgrade(Target.HEAD))
			.withMessageContaining("H2");
	}

	private void upgrade(String target) {
		Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.build()
			.upgrade(Target.parse(target));
	}

}
