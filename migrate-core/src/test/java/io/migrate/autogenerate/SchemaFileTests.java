package io.migrate.autogenerate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.migrate.Scratch;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Column;
import io.migrate.schema.Extension;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.script.Placeholders;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.ScratchUnavailableException;
import io.migrate.testing.DatabaseImage;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a file says that a database should have.
 */
@PostgresTest
class SchemaFileTests {

	private final TestDatabase database;

	private Path file;

	SchemaFileTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void chooseFile(@TempDir Path folder) {
		this.file = folder.resolve("schema.sql");
	}

	@Test
	void itIsRunElsewhereAndRead() throws SQLException {
		write("""
				\uFEFF-- everything we have
				CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50) DEFAULT ';'); -- people
				CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n * 2; END;
				CREATE SCHEMA app
				""");
		DesiredState state = read();
		assertThat(state.schema().tables()).extracting(Table::name).hasToString("[public.users]");
		assertThat(state.schema().routines()).hasSize(1);
		assertThat(state.schema().namespaces()).containsExactlyInAnyOrder("public", "app");
		assertThat(state.scope()).isEqualTo(DiffScope.EVERYTHING);
		assertThat(state.printed()).isTrue();
		assertThat(state.renames()).isEqualTo(RenameHints.NONE);
		assertThat(Schemas.read(this.database).tables()).isEmpty();
	}

	@Test
	void itIsReadAnewEachTime() throws SQLException {
		SchemaFile desired = desired(made());
		write("CREATE TABLE users ();");
		assertThat(read(desired).schema().tables()).hasSize(1);
		write("CREATE TABLE users (); CREATE TABLE documents ();");
		assertThat(read(desired).schema().tables()).hasSize(2);
	}

	/**
	 * What {@code pg_dump --schema-only} wrote of a database whose roles are not here.
	 */
	@Test
	@EveryMajor
	void aDumpIsSuchAFile() throws SQLException {
		Schema schema = read(new SchemaFile("io/migrate/autogenerate/dump.sql", new DefaultResourceLoader(), made(),
				Placeholders.NONE))
			.schema();
		assertThatTheDumpWasRead(schema);
	}

	@Test
	@EveryMajor
	void aDumpFitsIntoADatabaseThatIsThere(TestDatabase given) throws SQLException {
		Schema schema = read(new SchemaFile("classpath:io/migrate/autogenerate/dump.sql", new DefaultResourceLoader(),
				Scratch.within(given.dataSource()), Placeholders.NONE))
			.schema();
		assertThatTheDumpWasRead(schema);
		assertThat(Schemas.read(given).tables()).isEmpty();
	}

	private static void assertThatTheDumpWasRead(Schema schema) {
		assertThat(schema.tables()).extracting(Table::name)
			.hasToString("[app.documents, app.documents_2025, app.documents_rest, app.users]");
		assertThat(Schemas.table(schema, "app.documents").columns()).extracting(Column::name)
			.containsExactly("id", "created_on", "owner_id", "title", "state");
		assertThat(schema.extensions()).extracting(Extension::name).containsExactly("citext");
		assertThat(schema.views()).hasSize(1);
		assertThat(schema.routines()).hasSize(1);
		assertThat(schema.triggers()).hasSize(1);
		assertThat(schema.types()).hasSize(1);
	}

	@Test
	void rowsRolesAndPrivilegesAreNoPartOfIt() throws SQLException {
		write("""
				CREATE SCHEMA public;
				CREATE ROLE left_over_role;
				SET ROLE nobody_here;
				CREATE TABLE users (id int);
				ALTER TABLE users OWNER TO nobody_here;
				GRANT SELECT ON users TO nobody_here;
				COPY users FROM stdin;
				no number
				\\.
				INSERT INTO users VALUES ('no number either');
				""");
		assertThat(read().schema().tables()).hasSize(1);
		assertThat(this.database.client()
			.sql("SELECT 1 FROM pg_roles WHERE rolname = 'left_over_role'")
			.query()
			.listOfRows()).isEmpty();
	}

	@Test
	void placeholdersStandForWhatTheyDoInRevisions() throws SQLException {
		write("CREATE TABLE ${prefix}users ();");
		SchemaFile desired = new SchemaFile("file:" + this.file, new DefaultResourceLoader(), made(),
				new Placeholders(Map.of("prefix", "x_"), false));
		assertThat(read(desired).schema().tables()).extracting(Table::name).hasToString("[public.x_users]");
		write("\nCREATE TABLE ${postfix} ();");
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(() -> read(desired))
			.withMessageContaining("schema.sql:2: uses ${postfix}");
	}

	@Test
	void whatTheServerRefusesIsShownInItsPlace() {
		write("""
				CREATE TABLE users (id int);

				CREATE VIEW names AS
				  SELECT name FROM users;
				""");
		List<String> before = DatabaseImage.objects(this.database);
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessage("""
					The schema file failed on a scratch database.

					%s:4:10: column "name" does not exist [42703]

					    4 |   SELECT name FROM users
					                 ^""", this.file)
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Correct the file"));
		assertThat(DatabaseImage.objects(this.database)).isEqualTo(before);
	}

	@Test
	void everythingThatIsWrongWithItIsSaidAtOnce() {
		write("""
				\\i other.sql
				CREATE TABLE users (id int;
				""");
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessageContaining("schema.sql:1: \\i is a psql command")
			.withMessageContaining("schema.sql:2: ( is still open");
		write("""
				BEGIN;
				CREATE TABLE users (id int);
				CREATE INDEX CONCURRENTLY users_id ON users (id);
				SET client_encoding = 'LATIN1';
				COMMIT;
				""");
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessageContaining("schema.sql:1: BEGIN is refused")
			.withMessageContaining("schema.sql:3: a schema file does without what cannot run in a transaction")
			.withMessageContaining("schema.sql:4: a change of client_encoding")
			.withMessageContaining("schema.sql:5: COMMIT is refused")
			.satisfies((ex) -> assertThat(ex.action()).contains("nothing was run"));
	}

	@Test
	void aRevisionIsNoSchema() {
		write("-- migrate:upgrade\nCREATE TABLE users ();\n-- migrate:downgrade\nDROP TABLE users;\n");
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessageContaining("schema.sql:1: '-- migrate:upgrade' belongs into a revision")
			.withMessageContaining("schema.sql:3: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-- nothing yet\n", "GRANT a TO b;" })
	void anEmptyFileDoesNotMeanThatEverythingGoes(String text) {
		write(text);
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessageContaining("schema.sql: makes nothing");
	}

	@Test
	void anotherEncodingIsNotGuessed() throws IOException {
		Files.writeString(this.file, "COMMENT ON SCHEMA public IS 'ä';", StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(this::read)
			.withMessageContaining("schema.sql: is not UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:db/nowhere.sql", "db/nowhere.sql", "file:db/nowhere.sql", "", "file:.",
			"classpath:io/migrate" })
	void aFileThatIsNotThereIsNamed(String location) {
		SchemaFile desired = new SchemaFile(location, new DefaultResourceLoader(), made(), Placeholders.NONE);
		assertThatExceptionOfType(SchemaFileException.class).isThrownBy(() -> read(desired))
			.withMessage("There is no schema file " + location + ".")
			.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.autogenerate.schema'"));
	}

	@Test
	void aDatabaseThatHasSomethingIsNotUsed() {
		write("CREATE TABLE users ();");
		this.database.client().sql("CREATE TABLE IF NOT EXISTS orders ()").update();
		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> read(desired(Scratch.within(this.database.dataSource()))))
			.withMessageContaining("is not empty");
		this.database.client().sql("DROP TABLE orders").update();
	}

	private void write(String text) {
		try {
			Files.writeString(this.file, text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SchemaFile desired(ScratchDatabases scratch) {
		return new SchemaFile("file:" + this.file, new DefaultResourceLoader(), scratch, Placeholders.NONE);
	}

	private ScratchDatabases made() {
		return Scratch.onServer(this.database.url(),
				(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()));
	}

	private DesiredState read() throws SQLException {
		return read(desired(made()));
	}

	private DesiredState read(SchemaFile desired) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return desired.read(connection);
		}
	}

}
