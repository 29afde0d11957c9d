package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.autogenerate.SchemaFile;
import io.migrate.diff.RenameHints;
import io.migrate.graph.Target;
import io.migrate.introspect.Everything;
import io.migrate.revision.SourceFolders;
import io.migrate.script.Placeholders;
import io.migrate.session.ScratchDatabases;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The loop of a project without entities: change the file, draft, upgrade, and nothing
 * differs.
 */
@EveryMajor
@PostgresTest
class SchemaFileDraftTests {

	private TestDatabase database;

	private RevisionFolder folder;

	private Path file;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) throws IOException {
		this.database = database;
		this.folder = new RevisionFolder(Files.createDirectory(path.resolve("revisions")));
		this.file = path.resolve("schema.sql");
	}

	@Test
	void whatChangesInTheFileIsDrafted() throws IOException {
		write("""
				CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(50));
				""");
		draft("begin");
		assertThatTheLoopEnds();
		write("""
				CREATE EXTENSION citext;
				CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(80), email citext);
				CREATE VIEW names AS SELECT name FROM users;
				""");
		assertThat(compare()).containsExactlyInAnyOrder("extension citext is missing",
				"column public.users.email is missing",
				"column public.users.name differs: type character varying(50) is to be character varying(80)",
				"view public.names is missing");
		assertThat(Files.readString(draft("go on").get(0))).contains("""
				CREATE EXTENSION citext SCHEMA public;

				ALTER TABLE public.users ADD COLUMN email public.citext;
				ALTER TABLE public.users ALTER COLUMN name TYPE varchar(80);
				""");
		assertThatTheLoopEnds();
	}

	@Test
	void whatIsInTheFileIsInADatabaseThatItMakes(TestDatabase given) throws IOException {
		Everything.make(this.database);
		String everything = Everything.script(this.database.serverMajor());
		write(everything);
		assertThat(compare()).isEmpty();
		assertThat(compare(Scratch.within(given.dataSource()))).isEmpty();
		write(everything.replace("a_varchar varchar(255)", "a_varchar varchar(256)")
			.replace("CREATE INDEX s_01_plain ON searched (id)", "CREATE INDEX s_01_plain ON searched (id DESC)")
			.replace("INCREMENT BY -3", "INCREMENT BY -4"));
		assertThat(compare()).containsExactlyInAnyOrder("index s_01_plain of public.searched is only in the database",
				"index s_01_plain of public.searched is missing",
				"sequence audit.counting counts in another way or has another owner",
				"column public.kinds.a_varchar differs: type character varying(255) is to be character varying(256)");
	}

	@Test
	void theDatabaseKeepsWhatItHad() throws IOException {
		Everything.make(this.database);
		write("CREATE TABLE users ();");
		assertThat(compare()).contains("table public.users is missing", "table public.kinds is only in the database");
		assertThat(Schemas.table(Schemas.read(this.database), "public.kinds").columns()).isNotEmpty();
	}

	private void assertThatTheLoopEnds() {
		migrations(made()).upgrade(Target.HEAD);
		assertThat(compare()).isEmpty();
		assertThat(draft("nothing")).isEmpty();
	}

	private void write(String text) throws IOException {
		Files.writeString(this.file, text);
	}

	private List<String> compare() {
		return compare(made());
	}

	private List<String> compare(ScratchDatabases scratch) {
		return migrations(scratch).drafts().compare(RenameHints.NONE).lines();
	}

	private List<Path> draft(String message) {
		return migrations(made()).drafts()
			.draft(RevisionDraft.of(message), RenameHints.NONE, new SourceFolders(this.folder.path(), null))
			.files();
	}

	private Migrations migrations(ScratchDatabases scratch) {
		return Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.desired(new SchemaFile("file:" + this.file, new DefaultResourceLoader(), scratch, Placeholders.NONE))
			.build();
	}

	private ScratchDatabases made() {
		return Scratch.onServer(this.database.url(),
				(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()));
	}

}
