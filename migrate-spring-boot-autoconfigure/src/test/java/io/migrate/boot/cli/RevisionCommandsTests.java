package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that write files, and those that print scripts.
 */
@PostgresTest
class RevisionCommandsTests {

	private Path path;

	private RevisionFolder folder;

	private TestDatabase database;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.path = path;
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb");
		this.tester = new CommandTester(database, this.folder).with("migrate.revisions-directory",
				this.folder.path().toString());
	}

	@Test
	void revisionCreatesAFileThatRuns() throws IOException {
		String file = this.tester.migrate("revision", "-m", "add ocr results", "--branch-label", "ocr").lines().get(0);
		assertThat(file).startsWith(this.folder.path() + "/")
			.matches(".*/\\d{8}_\\d{4}_[0-9a-f]{12}_add_ocr_results.sql");
		assertThat(Files.readString(Path.of(file))).contains("Revises:", "cccc", "ocr");
		assertThat(this.tester.migrate("upgrade", "ocr").lines()).hasSize(5);
	}

	@Test
	void revisionGoesWhereItIsTold() throws IOException {
		Path other = Files.createDirectory(this.path.resolve("other"));
		assertThat(this.tester
			.migrate("revision", "--message=a first one", "--head=base", "--rev-id=dddd", "--depends-on=bbbb",
					"--location=" + other, "--migrate.revision-file-name={id}",
					"--migrate.locations=" + this.folder.location() + ",file:" + other)
			.lines()).containsExactly(other + "/dddd.sql");
		assertThat(other.resolve("dddd.sql")).content().contains("Depends on:    bbbb");
	}

	@Test
	void whatARevisionNeedsIsWrittenAndShown() throws IOException {
		String file = this.tester
			.migrate("revision", "-m", "contract", "--rev-id=dddd", "--needs-population", "fill-pages",
					"--needs-population=core.roles")
			.lines()
			.get(0);
		assertThat(Path.of(file)).content().contains("-- Needs population: fill-pages, core.roles\n");
		assertThat(this.tester.migrate("show", "dddd").lines()).contains("Needs population: fill-pages, core.roles");
		assertThat(this.tester.migrate("show", "dddd", "--format=json").out())
			.contains("\"needsPopulation\":[\"fill-pages\",\"core.roles\"]");
		Result upgrade = this.tester.migrate("upgrade");
		assertThat(upgrade.codes()).containsExactly(1);
		assertThat(upgrade.error()).contains("dddd (contract) needs fill-pages");
	}

	@Test
	void whereNobodyWouldFindItNoRevisionIsCreated() throws IOException {
		Path other = Files.createDirectory(this.path.resolve("other"));
		Result result = this.tester.migrate("revision", "-m", "stray", "--location", other.toString());
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains(other + " is in none of the locations");
		assertThat(other).isEmptyDirectory();
	}

	@Test
	void aLocationIsWrittenAsInTheSettings() throws IOException {
		assertThat(this.tester.migrate("revision", "-m", "x", "--location", this.folder.location()).lines().get(0))
			.startsWith(this.folder.path().toString());
	}

	@Test
	void whatIsWrongIsSaidBeforeAnythingIsWritten() throws IOException {
		Result result = this.tester.migrate("revision", "-m", "x", "--rev-id", "aaaa", "--head", "bbbb");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("aaaa").contains("--splice");
		try (var files = Files.list(this.folder.path())) {
			assertThat(files).hasSize(3);
		}
		assertThat(this.tester.migrate("revision").codes()).containsExactly(2);
	}

	@Test
	void mergeJoinsTheHeads() {
		assertThat(this.tester.migrate("merge", "heads").codes()).containsExactly(1);
		this.tester.migrate("revision", "-m", "branch", "--head=bbbb", "--splice", "--rev-id=dddd").lines();
		assertThat(this.tester.migrate("heads").lines()).hasSize(2);
		this.tester.migrate("merge", "heads", "-m", "join", "--rev-id=eeee").lines();
		assertThat(this.tester.migrate("history", "-r", "dddd:").lines()).first()
			.asString()
			.contains("eeee (head)", "join");
		assertThat(this.tester.migrate("upgrade").lines()).hasSize(6);
	}

	@Test
	void editOpensTheFiles() throws IOException {
		Path log = this.path.resolve("log");
		Path editor = Files.writeString(this.path.resolve("editor"), "#!/bin/sh\necho \"$@\" >> " + log + "\n");
		assertThat(editor.toFile().setExecutable(true)).isTrue();
		this.tester.with("EDITOR", editor + " -w").migrate("edit", "head").lines();
		assertThat(log).hasContent("-w " + this.folder.path() + "/cccc.sql");
		assertThat(this.tester.migrate("edit", "base").codes()).containsExactly(1);
		assertThat(this.tester.with("EDITOR", "false").migrate("edit", "head").error())
			.contains("The editor ended with 1");
	}

	@Test
	void historyShowsAStretch() {
		assertThat(this.tester.migrate("history", "-r", "aaaa:bbbb").lines()).hasSize(2);
		this.tester.migrate("upgrade", "bbbb").lines();
		assertThat(this.tester.migrate("history", "-r", "-1:current").lines()).hasSize(2)
			.first()
			.asString()
			.contains("-> bbbb");
		assertThat(this.tester.migrate("history", "-r-1:").lines()).hasSize(2).first().asString().contains("-> cccc");
		assertThat(this.tester.migrate("history", "--rev-range=current:").lines()).hasSize(2);
		assertThat(this.tester.migrate("history", "-r", "bbbb:aaaa").codes()).containsExactly(1);
		assertThat(this.tester.migrate("history", "-r", "bbbb").codes()).containsExactly(2);
		assertThat(this.tester.migrate("show", "+1").lines()).contains("Rev: cccc (head)");
	}

	@Test
	void planShowsStatementsAndTheWayDown() {
		assertThat(this.tester.migrate("plan", "-v", "aaaa").lines()).containsExactly("upgrade aaaa revision aaaa", "",
				"    CREATE TABLE aaaa (id bigint PRIMARY KEY);", "");
		this.tester.migrate("upgrade").lines();
		assertThat(this.tester.migrate("plan", "-1").lines()).containsExactly("downgrade cccc revision cccc");
		assertThat(this.tester.migrate("plan", "--down", "aaaa").lines()).hasSize(2);
		assertThat(this.tester.migrate("plan", "base", "-v", "--format=json").out()).contains("\"DROP TABLE cccc\"");
	}

	@Test
	void scriptsArePrintedWithoutTheDatabase() {
		assertScript("upgrade", "--sql").contains("CREATE TABLE aaaa").contains("CREATE TABLE cccc");
		assertScript("upgrade", "aaaa:bbbb", "--sql").contains("CREATE TABLE bbbb").doesNotContain("CREATE TABLE cccc");
		assertScript("downgrade", "head:-1", "--sql").contains("DROP TABLE cccc").doesNotContain("DROP TABLE bbbb");
		assertScript("stamp", "aaaa:head", "--sql").contains("cccc").doesNotContain("CREATE TABLE cccc");
		assertThat(this.tester.migrate("current").lines()).isEmpty();
	}

	@Test
	void aRangeIsForScriptsOnly() {
		for (List<String> wrong : List.of(List.of("upgrade", "a:b"), List.of("downgrade", "aaaa:bbbb"),
				List.of("downgrade", "aaaa", "--sql"), List.of("downgrade", "--unknown", "--sql"),
				List.of("stamp", "aaaa:bbbb"), List.of("stamp", "aaaa:bbbb", "bbbb:cccc", "--sql"),
				List.of("stamp", "--purge", "--sql", "head"), List.of("upgrade", "aaaa:bbbb:cccc", "--sql"))) {
			assertThat(this.tester.migrate(wrong.toArray(String[]::new)).codes()).as(wrong.toString())
				.containsExactly(2);
		}
	}

	@Test
	void stampPurgesWhatIsUnknown() {
		this.tester.migrate("upgrade").lines();
		this.folder.delete("cccc.sql").table("dddd", "bbbb");
		assertThat(this.tester.migrate("stamp", "--purge", "--unchecked", "head").codes()).containsExactly(0);
		assertThat(this.tester.migrate("current").lines()).containsExactly("dddd (head)");
		assertThat(this.database.client().sql("SELECT count(*) FROM cccc").query(Long.class).single()).isZero();
	}

	private AbstractStringAssert<?> assertScript(String... arguments) {
		Result result = this.tester.migrate(arguments);
		assertThat(result.codes()).as(result.toString()).containsExactly(0);
		return assertThat(result.out());
	}

}
