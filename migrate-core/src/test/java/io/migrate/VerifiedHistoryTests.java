package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.autogenerate.DesiredState;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.graph.Target;
import io.migrate.populate.PopulationChoice;
import io.migrate.schema.Schema;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Finding;
import io.migrate.verify.Finding.Kind;
import io.migrate.verify.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * What {@link Verifier#verify} finds beside the schema.
 */
@PostgresTest
class VerifiedHistoryTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	private TestDatabase database;

	@BeforeEach
	void upgrade(TestDatabase database) throws IOException {
		this.database = database;
		this.revisions = new RevisionFolder(this.folder.resolve("revisions")).table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb");
		write("populations/roles.sql", "INSERT INTO aaaa VALUES (1) ON CONFLICT DO NOTHING;");
		write("definitions/all_of_it.sql", "CREATE OR REPLACE VIEW all_of_it AS SELECT id FROM aaaa;");
		builder().build().upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
	}

	private void write(String name, String content) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		boolean population = name.startsWith("populations");
		String own = name.substring(name.indexOf('/') + 1, name.indexOf('.'));
		Files.writeString(file, (population ? "-- Population: " : "-- Definition: ") + own + "\n\n" + content);
	}

	private MigrationsBuilder builder() {
		return Migrations.on(this.database.dataSource())
			.locations("file:" + this.folder.resolve("revisions"))
			.populations("file:" + this.folder.resolve("populations"))
			.definitions("file:" + this.folder.resolve("definitions"))
			.scratch(Scratch.onServer(this.database.url(),
					(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password())));
	}

	private Verification verify() {
		return builder().build().verifier().verify();
	}

	private void assertFound(Kind kind, String fault, String subject) {
		assertThat(verify().findings()).as("%s", verify()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(kind);
			assertThat(finding.fault()).isEqualTo(fault);
			assertThat(finding.subject()).startsWith(subject);
			assertThat(finding.action()).isNotBlank();
		});
	}

	@Test
	void nothingIsFoundWhereNothingWasTouched() {
		assertThat(verify()).isEqualTo(new Verification(List.of(), List.of(), List.of()));
	}

	@Test
	void anEditedRevisionIsNamed() {
		this.revisions.revision("cccc", "bbbb", "CREATE TABLE cccc (id bigint NOT NULL PRIMARY KEY);",
				"DROP TABLE cccc;");
		assertFound(Kind.HISTORY, "edited", "revision cccc");
	}

	@Test
	void aRevisionWhoseFileIsGoneIsUnknown() {
		this.revisions.delete("cccc.sql");
		assertThat(verify().findings()).extracting(Finding::fault).containsExactly("unknown");
		assertThat(verify().unchecked()).anyMatch((text) -> text.contains("does not know what revisions leave: cccc"));
	}

	@Test
	void aRevisionWhoseRecordIsGoneIsMissing() {
		this.database.client().sql("DELETE FROM migrate_revision WHERE id = 'bbbb'").update();
		assertFound(Kind.HISTORY, "missing", "revision bbbb");
		builder().build().stamp(Target.HEADS);
		assertThat(verify().findings()).isEmpty();
	}

	@Test
	void aRevisionThatIsPutBelowAnAppliedOneIsOutOfLine() {
		this.revisions.table("abab", "bbbb").table("cccc", "abab");
		assertThat(verify().findings()).extracting(Finding::fault, Finding::kind)
			.containsExactly(tuple("out of line", Kind.HISTORY), tuple("missing", Kind.SCHEMA));
	}

	@Test
	void aChangedPopulationIsDue() throws IOException {
		write("populations/roles.sql", "INSERT INTO aaaa VALUES (2) ON CONFLICT DO NOTHING;");
		assertFound(Kind.POPULATION, "changed", "population roles");
	}

	@Test
	void aPopulationWhoseRecordWasDeletedHasNeverRun() {
		this.database.client().sql("DELETE FROM migrate_population").update();
		assertFound(Kind.POPULATION, "never run", "population roles");
	}

	@Test
	void aPopulationWhoseFileIsGoneIsUnknown() throws IOException {
		Files.delete(this.folder.resolve("populations/roles.sql"));
		assertFound(Kind.POPULATION, "unknown", "population roles");
	}

	@Test
	void rowsThatSomebodyHasDeletedAreMissing() throws IOException {
		populateNames("");
		assertThat(verify()).isEqualTo(new Verification(List.of(), List.of(), List.of()));
		this.database.client().sql("DELETE FROM bbbb WHERE id > 1").update();
		assertFound(Kind.POPULATION, "rows missing", "population names");
		assertThat(verify().findings()).map(Finding::toString)
			.containsExactly("rows missing: population names (2 of its rows are not in bbbb, such as id = 2)");
	}

	@Test
	void rowsThatSomebodyHasChangedAreOtherwise() throws IOException {
		this.revisions.revision("dddd", "cccc", "CREATE TABLE words (id int PRIMARY KEY, word text, note text);",
				"DROP TABLE words;");
		Files.writeString(this.folder.resolve("populations/words.csv"),
				"# Population: words\n# Table: words\n# Key: id\nid,word\n1,one\n2,\n3,three\n");
		builder().build().upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
		this.database.client().sql("UPDATE words SET note = 'by hand'").update();
		assertThat(verify().findings()).isEmpty();
		this.database.client().sql("UPDATE words SET word = 'two' WHERE id > 1").update();
		assertThat(verify().findings()).map(Finding::toString)
			.containsExactly("rows changed: population words (2 of its rows are otherwise in words, such as id = 2)");
	}

	@Test
	void rowsThatAreBroughtOnceMayBeDeleted() throws IOException {
		populateNames("# Mode: once\n");
		this.database.client().sql("DELETE FROM bbbb").update();
		assertThat(verify()).isEqualTo(new Verification(List.of(), List.of(), List.of()));
	}

	@Test
	void rowsOfATableThatIsLockedAreNotCompared() throws IOException, SQLException {
		populateNames("");
		try (Connection other = this.database.dataSource().getConnection(); Statement lock = other.createStatement()) {
			other.setAutoCommit(false);
			lock.execute("DELETE FROM bbbb");
			lock.execute("LOCK TABLE bbbb");
			assertThat(verify().unchecked()).singleElement(as(STRING)).startsWith("the rows of the population names: ");
			other.rollback();
		}
	}

	private void populateNames(String mode) throws IOException {
		Files.writeString(this.folder.resolve("populations/names.csv"),
				"# Population: names\n# Table: bbbb\n# Key: id\n" + mode + "id\n1\n2\n3\n");
		builder().build().upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
	}

	@Test
	void aChangedDefinitionIsDueAndNoDriftBesides() throws IOException {
		write("definitions/more.sql", "CREATE OR REPLACE VIEW more AS SELECT id FROM bbbb;");
		assertFound(Kind.POPULATION, "due", "definition more");
	}

	@Test
	void whatADefinitionMadeAndSomebodyChangedIsFound() {
		this.database.client().sql("CREATE OR REPLACE VIEW all_of_it AS SELECT id FROM bbbb").update();
		assertFound(Kind.SCHEMA, "altered", "view public.all_of_it");
	}

	@Test
	void anOutdatedExtensionIsOfTheEnvironment() {
		this.revisions.revision("dddd", "cccc", "CREATE EXTENSION pg_trgm;", "DROP EXTENSION pg_trgm;");
		builder().build().upgrade(Target.HEAD);
		this.database.client().sql("UPDATE pg_extension SET extversion = '1.0' WHERE extname = 'pg_trgm'").update();
		assertFound(Kind.ENVIRONMENT, "outdated", "extension pg_trgm");
	}

	@Test
	void aModelThatTheRevisionsDoNotMakeIsOfTheModel() {
		Verification verification = builder()
			.desired((connection) -> new DesiredState(Schema.EMPTY, DiffScope.EVERYTHING, true, RenameHints.NONE,
					List.of()))
			.build()
			.verifier()
			.verify();
		assertThat(verification.of(Kind.MODEL)).extracting(Finding::subject)
			.contains("table public.aaaa is only in the database");
		assertThat(verification.of(Kind.SCHEMA)).isEmpty();
	}

	@Test
	void whatWasLeftHalfWayIsNamed() {
		this.database.client().sql("UPDATE migrate_revision SET state = 'upgrading' WHERE id = 'cccc'").update();
		assertFound(Kind.HISTORY, "half-way", "revision cccc");
		assertThat(verify().unchecked()).isNotEmpty();
	}

}
