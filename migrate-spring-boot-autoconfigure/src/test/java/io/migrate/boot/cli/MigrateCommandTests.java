package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each command, as a pipe sees it.
 */
@PostgresTest
class MigrateCommandTests {

	private RevisionFolder folder;

	private TestDatabase database;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "")
			.table("bbbb", "aaaa")
			.file("cccc.sql", """
					-- c on a branch
					--
					-- It has a long text.
					--
					-- Revision ID: cccc
					-- Revises: aaaa
					-- Branch labels: side

					-- migrate:upgrade
					CREATE TABLE cccc (id int);
					-- migrate:downgrade
					DROP TABLE cccc;
					""")
			.table("dddd", "bbbb, cccc");
		this.tester = new CommandTester(database, this.folder);
	}

	@Test
	void upgradeRunsWhatIsPending() {
		assertThat(this.tester.migrate("upgrade").lines()).satisfiesExactly(
				(line) -> assertThat(line).matches("\\(1/4\\) upgrade aaaa revision aaaa in \\d+ ms"),
				(line) -> assertThat(line).startsWith("(2/4) upgrade bbbb"),
				(line) -> assertThat(line).startsWith("(3/4) upgrade cccc"),
				(line) -> assertThat(line).startsWith("(4/4) upgrade dddd"),
				(line) -> assertThat(line).matches("Done: 4 steps in \\d+ ms"));
		assertThat(this.tester.migrate("upgrade").lines()).containsExactly("Schema is up to date at dddd");
	}

	@Test
	void stepsAreWrittenUnquoted() {
		this.tester.migrate("upgrade", "side").lines();
		assertThat(this.tester.migrate("downgrade", "-1").lines()).first().asString().contains("downgrade cccc");
		assertThat(this.tester.migrate("upgrade", "side@+1").lines()).first().asString().contains("upgrade cccc");
		assertThat(this.tester.migrate("downgrade", "-2").lines()).hasSize(3);
		assertThat(this.tester.migrate("upgrade", "+1").lines()).first().asString().contains("upgrade aaaa");
		assertThat(this.tester.migrate("downgrade", "-12").error()).contains("'-12'");
	}

	@Test
	void whatTheCodeDoesNotKnowIsTakenBack() {
		this.tester.migrate("upgrade").lines();
		this.folder.delete("dddd.sql");
		assertThat(this.tester.migrate("current").lines()).containsExactly("dddd (unknown)");
		assertThat(this.tester.migrate("downgrade", "--unknown").lines()).first().asString().contains("downgrade dddd");
		assertThat(this.tester.migrate("current").lines()).containsExactly("bbbb (head)", "cccc (side) (head)");
	}

	@Test
	void stampRunsNothing() {
		assertThat(this.tester.migrate("stamp", "--unchecked", "bbbb", "cccc").lines()).hasSize(4)
			.last()
			.asString()
			.startsWith("Done: 3");
		assertThat(this.tester.migrate("current").lines()).containsExactly("bbbb", "cccc (side)");
		assertThat(this.tester.migrate("stamp", "base").codes()).containsExactly(0);
		assertThat(this.tester.migrate("current").lines()).isEmpty();
	}

	@Test
	void currentTellsWhetherEverythingIsApplied() {
		this.tester.migrate("upgrade", "bbbb").lines();
		Result behind = this.tester.migrate("current", "--check-heads");
		assertThat(behind.codes()).containsExactly(1);
		assertThat(behind.out()).isEqualTo("bbbb\n");
		assertThat(behind.error())
			.startsWith("Error: The database stands at bbbb, in state PENDING. Missing for heads:\n  cccc (")
			.contains("'migrate upgrade heads' brings it there");
		this.tester.migrate("upgrade").lines();
		assertThat(this.tester.migrate("current", "-c").lines()).containsExactly("dddd (side) (head) (mergepoint)");
	}

	@Test
	void currentNeverWrites() {
		assertThat(this.tester.migrate("current", "-v").lines()).first()
			.asString()
			.startsWith("Current revision(s) for jdbc:postgresql://");
		assertThat(this.tester.migrate("history", "-i").lines()).hasSize(4);
		assertThat(this.database.client()
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void headsAreTheEndsOfLineages() {
		assertThat(this.tester.migrate("heads").lines()).containsExactly("dddd (side) (head)");
	}

	@Test
	void anEndThatAnotherDependsOnIsNoRealHead() {
		this.folder.file("eeee.sql", """
				-- e
				-- Revision ID: eeee
				-- Revises:
				-- Depends on: dddd

				-- migrate:upgrade
				-- migrate:downgrade
				""");
		assertThat(this.tester.migrate("heads").lines()).containsExactly("dddd (side) (effective head)", "eeee (head)");
		assertThat(this.tester.migrate("heads", "--resolve-dependencies").lines()).containsExactly("eeee (head)");
		this.tester.migrate("upgrade", "heads").lines();
		assertThat(this.tester.migrate("current", "--check-heads").lines())
			.containsExactly("dddd (side) (effective head) (mergepoint)", "eeee (head)");
	}

	@Test
	void branchesAreWhereLineagesPart() {
		assertThat(this.tester.migrate("branches").lines()).containsExactly("aaaa (branchpoint)", "     -> bbbb",
				"     -> cccc (side)");
	}

	@Test
	void historyIsWrittenAsAlembicDoes() {
		this.tester.migrate("upgrade", "bbbb").lines();
		assertThat(this.tester.migrate("history", "-i").lines()).containsExactly(
				"bbbb, cccc -> dddd (side) (head) (mergepoint), revision dddd", "aaaa -> cccc (side), c on a branch",
				"aaaa -> bbbb (current), revision bbbb", "<base> -> aaaa (branchpoint), revision aaaa");
	}

	@Test
	void showSaysEverything() {
		assertThat(this.tester.migrate("show", "cccc").lines()).containsExactly("Rev: cccc", "Parent: aaaa",
				"Branch names: side", "Path: " + this.folder.path() + "/cccc.sql", "", "    c on a branch", "",
				"    It has a long text.", "");
		assertThat(this.tester.migrate("show", "dddd").lines()).contains("Merges: bbbb, cccc");
		this.folder.delete("dddd.sql");
		assertThat(this.tester.migrate("show", "-1").lines()).contains("Rev: aaaa (branchpoint)");
	}

	@Test
	void planRunsNothing() {
		this.tester.migrate("upgrade", "bbbb").lines();
		assertThat(this.tester.migrate("plan").lines()).containsExactly("upgrade cccc c on a branch",
				"upgrade dddd revision dddd");
		assertThat(this.tester.migrate("plan", "bbbb").error()).isEqualTo("Nothing to do.\n");
		assertThat(this.tester.migrate("current").lines()).containsExactly("bbbb");
	}

	@Test
	void readingCommandsAnswerProgramsInJson() {
		this.tester.migrate("upgrade", "bbbb").lines();
		JsonNode current = json("current");
		assertThat(current.path("state").asString()).isEqualTo("PENDING");
		assertThat(current.at("/current/0/id").asString()).isEqualTo("bbbb");
		assertThat(current.at("/pending/1").asString()).isEqualTo("dddd");
		assertThat(json("heads").at("/0/mergePoint").asBoolean()).isTrue();
		assertThat(json("branches").at("/0/children/1/labels/0").asString()).isEqualTo("side");
		assertThat(json("history").at("/0/revises/1").asString()).isEqualTo("cccc");
		assertThat(json("history", "-i").at("/0/applied").asBoolean(true)).isFalse();
		assertThat(json("show", "cccc").at("/0/description").asString()).isEqualTo("It has a long text.");
		assertThat(json("plan").at("/steps/0/action").asString()).isEqualTo("upgrade");
	}

	@Test
	void whereAStartGoesAnUpgradeGoes() {
		CommandTester here = this.tester.with("migrate.target", "bbbb");
		assertThat(here.migrate("plan").lines()).hasSize(2);
		here.migrate("upgrade").lines();
		assertThat(here.migrate("current").lines()).containsExactly("bbbb");
		assertThat(here.migrate("upgrade", "--sql").out()).startsWith("-- upgrade base:bbbb,");
	}

	@Test
	void whoeverIsBehindTheDatabaseIsAtItsHeadsAndSeesWhatIsBeyond() {
		this.tester.migrate("upgrade").lines();
		this.folder.delete("dddd.sql");
		assertThat(this.tester.migrate("current", "--check-heads").lines()).containsExactly("dddd (unknown)");
		assertThat(this.tester.migrate("history", "-i").lines()).first().asString().startsWith("bbbb, cccc -> dddd");
		assertThat(this.tester.migrate("history", "--graph").lines()).first().asString().contains("dddd (current)");
		assertThat(json("history", "-i").at("/0/unknown").asBoolean()).isTrue();
		assertThat(this.tester.migrate("history", "-i", "-r", "base:bbbb").lines()).hasSize(2);
	}

	@Test
	void aRevisionThatIsMissingBelowAHeadIsMissed() {
		this.tester.migrate("upgrade").lines();
		this.database.client().sql("DELETE FROM migrate_revision WHERE id = 'bbbb'").update();
		assertThat(this.tester.migrate("current", "--check-heads").codes()).containsExactly(1);
	}

	@Test
	void theDatabaseIsNamedWithoutItsPassword() {
		assertThat(this.tester.migrate("current", "-v").out())
			.startsWith("Current revision(s) for " + this.database.url().replaceFirst("\\?.*", "") + " (PostgreSQL ")
			.contains("state PENDING");
		assertThat(json("current").at("/database/url").asString())
			.isEqualTo(this.database.url().replaceFirst("\\?.*", ""));
	}

	@Test
	void whatWasDoneOfAHalfWayRevisionIsNoPartOfThePlan() {
		this.folder.revision("eeee", "dddd",
				"CREATE TABLE e (id int); CREATE INDEX CONCURRENTLY i ON e (id); SELECT 1/0;", "");
		assertThat(this.tester.migrate("upgrade").codes()).containsExactly(1);
		assertThat(this.tester.migrate("plan", "-v").out()).contains("(half-way)")
			.contains("SELECT 1/0")
			.doesNotContain("CREATE TABLE");
		assertThat(json("history", "-i").at("/0/applied").asBoolean(true)).isFalse();
	}

	private JsonNode json(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--format=json");
		return JsonMapper.shared().readTree(String.join("\n", this.tester.migrate(all.toArray(String[]::new)).lines()));
	}

}
