package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.adopt.InvalidImportException;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionFileName;
import io.migrate.revision.SourceFolders;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.testing.RevisionFolder;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Folders of other tools that become revisions.
 */
class ImportTests {

	private RevisionFolder theirs;

	private RevisionFolder ours;

	@BeforeEach
	void prepare(@TempDir Path path) throws IOException {
		this.theirs = new RevisionFolder(Files.createDirectory(path.resolve("theirs")));
		this.ours = new RevisionFolder(Files.createDirectory(path.resolve("revisions")));
	}

	@Test
	void aMigrationOfFlywayBecomesARevision() throws IOException {
		this.theirs.file("V1__create_users.sql", "CREATE TABLE users (id int);\n")
			.file("U1__create_users.sql", "DROP TABLE users;\n");
		Path file = importAll().files().get(0);
		assertThat(file).hasFileName("20000101_0000_6c2fc1e1eb29_create_users.sql").content().isEqualTo("""
				-- create users
				--
				-- Imported from V1__create_users.sql
				--
				-- Revision ID:   6c2fc1e1eb29
				-- Revises:
				-- Create Date:   2000-01-01T00:00:00Z

				-- migrate:upgrade
				CREATE TABLE users (id int);

				-- migrate:downgrade
				DROP TABLE users;
				""");
	}

	@Test
	void theOrderIsThatOfFlyway() {
		Stream.of("V10__d.sql", "V2__c.sql", "sub/V1_2__b.sql", "V1__a.sql")
			.forEach((name) -> this.theirs.file(name, "SELECT 1;"));
		importAll();
		assertThat(messages()).containsExactly("a", "b", "c", "d");
	}

	@Test
	void theOrderIsThatOfGolangMigrate() {
		Stream.of("10_c", "2_b", "000001_a")
			.forEach((name) -> this.theirs.file(name + ".up.sql", "CREATE TABLE t" + name + " ();")
				.file(name + ".down.sql", "DROP TABLE t" + name + ";"));
		importAll();
		assertThat(messages()).containsExactly("a", "b", "c");
		assertThat(revisions().get(head()).downgrade().isReversible()).isTrue();
	}

	@Test
	void aFileOfDbmateHasBothSections() throws IOException {
		this.theirs.file("20200131120059_add_users.sql", """
				-- migrate:up transaction:false
				CREATE TABLE users (id int);

				-- migrate:down
				DROP TABLE users;
				""");
		assertThat(content(importAll())).contains("-- Create Date:   2020-01-31T12:00:59Z\n").endsWith("""
				-- migrate:upgrade
				CREATE TABLE users (id int);

				-- migrate:downgrade
				DROP TABLE users;
				""");
	}

	@Test
	void whatTakesNothingBackIsIrreversible() throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();");
		assertThat(content(importAll())).endsWith("-- migrate:irreversible imported from V1__a.sql without an undo\n");
	}

	@Test
	void anEmptyDownSectionTakesNothingBack() throws IOException {
		this.theirs.file("001_a.sql", "-- migrate:up\nCREATE TABLE a ();\n-- migrate:down\n\n-- none\n");
		assertThat(content(importAll()))
			.endsWith("-- migrate:irreversible imported from 001_a.sql, which takes nothing back\n");
	}

	@Test
	void whatChangesDataIsAllowedTo() throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n");
		assertThat(content(importAll()))
			.contains("-- migrate:upgrade\n-- migrate:allow-data imported from V1__a.sql\nCREATE TABLE a");
	}

	@Test
	void aTransactionAroundTheWholeFileIsLeftToTheEngine() throws IOException {
		this.theirs.file("1_a.up.sql", "-- why\nBEGIN;\n\nCREATE TABLE a ();\nCOMMIT;\n-- end\n");
		ImportedRevisions imported = importAll();
		assertThat(content(imported)).contains("-- migrate:upgrade\n-- why\n\n\nCREATE TABLE a ();\n\n-- end\n");
		assertThat(imported.notes()).singleElement().asString().contains("1_a.up.sql: its BEGIN and COMMIT");
	}

	@Test
	void commentsBehindBeginAndCommitEndNothing() throws IOException {
		this.theirs.file("V1__a.sql", "BEGIN /* one; */;\nCREATE TABLE a ();\nCOMMIT -- two; three\n;\n");
		assertThat(importAll().files().get(0)).content()
			.contains("-- migrate:upgrade\nCREATE TABLE a ();\n\n-- migrate:irreversible");
	}

	@Test
	void lineEndsStayAsTheyAre() throws IOException {
		this.theirs.file("V1__a.sql", "\uFEFFCREATE TABLE a (\r\n  id int\r\n);\r\n");
		assertThat(content(importAll())).contains("-- migrate:upgrade\nCREATE TABLE a (\r\n  id int\r\n);\n");
	}

	@Test
	void importedAgainAFolderAddsWhatIsNew() throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();").file("V2__b.sql", "CREATE TABLE b ();");
		importAll();
		String id = head().value();
		this.ours.table("ours", id);
		this.theirs.file("V3__c.sql", "CREATE TABLE c ();");
		ImportedRevisions imported = importAll();
		assertThat(imported.known()).isEqualTo(2);
		assertThat(content(imported)).contains("-- Revises:       ours\n", "CREATE TABLE c");
		assertThat(importAll().files()).isEmpty();
	}

	@Test
	void theSameFolderGivesTheSameFilesElsewhere(@TempDir Path elsewhere) throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();").file("V2__b.sql", "CREATE TABLE b ();");
		List<Path> here = importAll().files();
		this.ours = new RevisionFolder(elsewhere);
		List<Path> there = importAll().files();
		assertThat(there).hasSameSizeAs(here);
		for (int i = 0; i < here.size(); i++) {
			assertThat(there.get(i)).hasFileName(here.get(i).getFileName().toString())
				.hasSameTextualContentAs(here.get(i));
		}
	}

	@Test
	void aMigrationThatChangedIsSaidAndLeftAlone() throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();");
		Path file = importAll().files().get(0);
		String before = Files.readString(file);
		this.theirs.file("V1__a.sql", "create table a  (); -- other white space");
		assertThat(importAll().notes()).isEmpty();
		this.theirs.file("V1__a.sql", "CREATE TABLE a (id int);");
		assertThat(importAll().notes()).singleElement()
			.asString()
			.contains("V1__a.sql is not what was imported as " + file);
		assertThat(file).hasContent(before);
	}

	@Test
	void repeatableOnesBelongElsewhere() {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();").file("R__all_views.sql", "CREATE OR REPLACE VIEW v AS …");
		ImportedRevisions imported = importAll();
		assertThat(imported.files()).hasSize(1);
		assertThat(imported.notes()).singleElement()
			.asString()
			.contains("R__all_views.sql", "db/definitions", "'-- Definition: all_views'");
	}

	@Test
	void aBaselineCountsWhereNothingElseDoesTheSame() throws IOException {
		this.theirs.file("B3__all.sql", "CREATE TABLE a ();").file("V4__b.sql", "CREATE TABLE b ();");
		importAll();
		assertThat(messages()).containsExactly("all", "b");
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();");
		this.ours = new RevisionFolder(Files.createDirectory(this.ours.path().resolveSibling("other")));
		assertThat(importAll().notes()).singleElement().asString().contains("B3__all.sql was left out", "V1__a.sql");
		assertThat(messages()).containsExactly("a", "b");
	}

	@Test
	void ofSeveralBaselinesTheHighestCounts() {
		this.theirs.file("B3__some.sql", "CREATE TABLE a ();")
			.file("B5__all.sql", "CREATE TABLE a ();")
			.file("V6__b.sql", "CREATE TABLE b ();");
		assertThat(importAll().notes()).singleElement().asString().contains("B3__some.sql was left out", "B5__all.sql");
		assertThat(messages()).containsExactly("all", "b");
	}

	@Test
	void placeholdersAreNamed() {
		this.theirs.file("V1__a.sql", "-- ${none}\nCREATE TABLE ${schema}.a (t text DEFAULT '${flyway:user}');");
		assertThat(importAll().notes()).hasSize(2)
			.anySatisfy((note) -> assertThat(note).contains("V1__a.sql has ${flyway:user}"))
			.anySatisfy((note) -> assertThat(note).endsWith("set 'migrate.placeholders.schema'"));
	}

	@Test
	void placeholdersInDollarQuotedStringsAreNamed() {
		this.theirs.file("V1__a.sql", "DO $$ BEGIN RAISE NOTICE '${text}'; END $$;").file("V2__b.sql", "SELECT ${b};");
		assertThat(importAll().notes()).hasSize(2)
			.anySatisfy((note) -> assertThat(note).contains("V1__a.sql has placeholders in a dollar-quoted string")
				.endsWith("set 'migrate.placeholders-in-bodies=true'"))
			.anySatisfy(
					(note) -> assertThat(note).endsWith("set 'migrate.placeholders.b', 'migrate.placeholders.text'"));
	}

	@Test
	void otherFilesAreNamed() {
		this.theirs.file("V1__a.sql", "SELECT 1;").file("afterMigrate.sql", "SELECT 2;").file("U7__g.sql", "SELECT 3;");
		assertThat(importAll().notes()).hasSize(2)
			.anySatisfy((note) -> assertThat(note).contains("afterMigrate.sql was left out"))
			.anySatisfy((note) -> assertThat(note).contains("U7__g.sql was left out"));
	}

	@Test
	void whatIsWrongIsSaidAtOnceAndNothingIsWritten() throws IOException {
		this.theirs.file("V1__a.sql", "CREATE TABLE a ();")
			.file("V2__b.sql", "\nBEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nCOMMIT;")
			.file("V3__c.sql", "SELECT 1;\n\\i other.sql\n")
			.file("V4__d.sql", "SELECT 'open;\n")
			.file("V5__e.sql", "-- migrate:downgrade\nSELECT 1;")
			.file("V1.0__f.sql", "SELECT 1;");
		Files.write(this.theirs.path().resolve("V6__g.sql"), new byte[] { (byte) 0xFF });
		assertRefused().contains("theirs/V2__b.sql:4: COMMIT is refused")
			.contains("theirs/V3__c.sql:2: \\i is a psql command")
			.contains("theirs/V4__d.sql:1: ")
			.contains("theirs/V5__e.sql:1: the comment '-- migrate:downgrade'")
			.contains("V6__g.sql: is not UTF-8")
			.contains("theirs/V1__a.sql: has the same version as ", "theirs/V1.0__f.sql");
		assertThat(this.ours.path()).isEmptyDirectory();
	}

	@Test
	void linesOfASectionAreThoseOfTheFile() {
		this.theirs.file("001_a.sql", "-- c\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\nCOMMIT;\n");
		assertRefused().contains("001_a.sql:6: COMMIT is refused");
	}

	@Test
	void sectionsOfDbmateHaveAnOrder() {
		this.theirs.file("001_a.sql", "SELECT 1;")
			.file("002_b.sql", "-- migrate:down\n-- migrate:up\n")
			.file("003_c.sql", "SELECT 1;\n-- migrate:up\n");
		assertRefused().contains("001_a.sql: has no line '-- migrate:up'")
			.contains("002_b.sql:1: has '-- migrate:down' above")
			.contains("003_c.sql:1: has something above");
	}

	@Test
	void aFolderIsOfOneTool() {
		this.theirs.file("V1__a.sql", "SELECT 1;").file("1_b.up.sql", "SELECT 1;");
		assertRefused().contains("files of Flyway (", "V1__a.sql) and of golang-migrate (");
	}

	@Test
	void aFolderHasMigrations() throws IOException {
		assertRefused().contains("There is no migration in");
		Files.delete(this.theirs.path());
		assertRefused().contains("There is no folder");
	}

	@Test
	void whereThereAreSeveralHeadsOneIsChosen() throws IOException {
		this.ours.table("base1", "").table("left1", "base1").table("right1", "base1");
		this.theirs.file("V1__a.sql", "SELECT 1;");
		assertRefused().contains("--head");
		assertThat(content(importAll(Target.parse("left1")))).contains("-- Revises:       left1\n");
	}

	private AbstractStringAssert<?> assertRefused() {
		return assertThat(assertThatExceptionOfType(InvalidImportException.class).isThrownBy(this::importAll)
			.actual()
			.getMessage());
	}

	private ImportedRevisions importAll() {
		return importAll(Target.HEAD);
	}

	private ImportedRevisions importAll(Target parent) {
		return revisions().importFrom(this.theirs.path(), parent, new SourceFolders(this.ours.path(), null),
				RevisionFileName.DEFAULT);
	}

	private Revisions revisions() {
		return Revisions.of(List
			.of(new SqlRevisionSource(List.of(this.ours.location()), new PathMatchingResourcePatternResolver())));
	}

	private RevisionId head() {
		return revisions().graph().heads().iterator().next();
	}

	private List<String> messages() {
		Revisions revisions = revisions();
		return revisions.graph()
			.ordered(revisions.graph().ids())
			.stream()
			.map(revisions::get)
			.map(Revision::message)
			.toList();
	}

	private static String content(ImportedRevisions imported) throws IOException {
		assertThat(imported.files()).hasSize(1);
		return Files.readString(imported.files().get(0));
	}

}
