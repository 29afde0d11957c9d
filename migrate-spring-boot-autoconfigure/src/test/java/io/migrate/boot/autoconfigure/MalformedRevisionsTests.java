package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person has written wrongly in revisions or about them stops a start with file
 * and line, and before the database is touched.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class MalformedRevisionsTests {

	private RevisionFolder folder;

	private TestDatabase database;

	private CapturedOutput output;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database, CapturedOutput output) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.database = database;
		this.output = output;
	}

	@AfterEach
	void nothingWasWritten() {
		assertThat(this.database.client()
			.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void anUnknownParentIsNamed() {
		this.folder.table("bbbb", "aaab");
		assertThat(start().description()).isEqualTo("""
				There is a problem in the revisions:
				  %s/bbbb.sql:4: Revision bbbb revises aaab, which is not there""".formatted(this.folder.path()));
	}

	@Test
	void aFileThatIsNotUtf8IsNamedWithTheLine() throws IOException {
		Files.writeString(this.folder.path().resolve("bbbb.sql"), """
				-- revision bbbb
				-- Revision ID: bbbb
				-- Revises: aaaa
				-- migrate:upgrade
				CREATE TABLE straße (id int);
				-- migrate:downgrade
				""", StandardCharsets.ISO_8859_1);
		assertThat(start().description()).isEqualTo("""
				There is a problem in the revisions:
				  %s/bbbb.sql:5: is not UTF-8; save it as UTF-8""".formatted(this.folder.path()));
	}

	@Test
	void aFileWithoutAHeaderIsNamedWithWhatAHeaderIs() {
		this.folder.file("bbbb.sql", """
				-- migrate:upgrade
				CREATE TABLE bbbb (id int);
				-- migrate:downgrade
				""");
		assertThat(start().description()).isEqualTo("""
				There is a problem in the revisions:
				  %s/bbbb.sql: has no header: a revision begins with comment lines, among them '-- Revision ID: <id>'\
				 and '-- Revises: <ids of its parents>'""".formatted(this.folder.path()));
	}

	@Test
	void aSecondUpgradeSectionIsNamedWithBothLines() {
		this.folder.revision("bbbb", "aaaa", "SELECT 1;\n-- migrate:upgrade\nSELECT 2;", "");
		assertThat(start().description()).isEqualTo("""
				There is a problem in the revisions:
				  %s/bbbb.sql:8: has two '-- migrate:upgrade' sections, the first on line 6"""
			.formatted(this.folder.path()));
	}

	@Test
	void anIdThatIsUsedTwiceIsNamedWithBothFiles() {
		this.folder.file("later/bbbb.sql", """
				-- first
				-- Revision ID: aaaa
				-- Revises:
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		assertThat(start().description()).isEqualTo("""
				There is a problem in the revisions:
				  %1$s/later/bbbb.sql:2: Revision id aaaa is already used by %1$s/aaaa.sql:3"""
			.formatted(this.folder.path()));
	}

	@Test
	void everythingIsReportedAtOnce() {
		this.folder.table("bbbb", "aaab").file("cccc.sql", "SELECT 1;").table("dddd", "eeee").table("eeee", "dddd");
		StartFailure failure = start();
		assertThat(failure.description()).contains("bbbb.sql:4: Revision bbbb revises aaab",
				"cccc.sql:1: has a statement above", "cccc.sql: has no header",
				"dddd.sql:4: Revisions revise each other in a cycle: dddd, eeee");
		assertThat(failure.action())
			.isEqualTo("Correct what is listed; nothing was run and nothing was changed in the database.");
	}

	@Test
	void locationsThatDoNotExistAreNamed() {
		StartFailure failure = start(
				"migrate.locations=classpath:db/nowhere," + this.folder.location() + ",file:/no/where");
		assertThat(failure.description())
			.isEqualTo("No such location for revisions: classpath:db/nowhere, file:/no/where");
		assertThat(failure.action()).contains("Create the folder", "'migrate.locations'");
	}

	@Test
	void theFolderOfTheFirstRevisionIsSaid() {
		StartFailure failure = start("migrate.locations=classpath:db/revisions");
		assertThat(failure.description()).isEqualTo("No such location for revisions: classpath:db/revisions");
		assertThat(failure.action()).contains("src/main/resources/db/revisions");
	}

	private StartFailure start(String... settings) {
		return StartFailure.of(this.output, this.database, this.folder, settings);
	}

}
