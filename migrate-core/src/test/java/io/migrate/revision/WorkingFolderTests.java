package io.migrate.revision;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingFolderTests {

	private static final String SOUND = "-- a\n-- Revision ID: cccc\n-- Revises:\n-- migrate:upgrade\n-- migrate:downgrade\n";

	private final Problems problems = new Problems();

	private RevisionFolder written;

	private RevisionFolder built;

	@BeforeEach
	void openFolders(@TempDir Path written, @TempDir Path built) {
		this.written = new RevisionFolder(written);
		this.built = new RevisionFolder(built);
	}

	@Test
	void theFolderAndTheSourcesAreRead() {
		this.written.table("aaaa", "").file("sub/cccc.sql", SOUND);
		this.built.table("aaaa", "").table("bbbb", "aaaa");
		assertThat(read()).extracting((revision) -> revision.script().name())
			.containsExactly(this.written.path() + "/aaaa.sql", this.written.path() + "/sub/cccc.sql",
					this.built.path() + "/bbbb.sql");
	}

	@Test
	void aFolderThatIsGoneOrThatNobodyReadsIsReported(@TempDir Path other) {
		assertThat(fault(this.built.path())).isEmpty();
		assertThat(fault(this.built.path().resolve("gone"))).startsWith("There is no folder " + this.built.path());
		assertThat(fault(other)).startsWith("The folder " + other + " is in none of the locations");
	}

	@Test
	void aCopyOnTheClassPathHasTheSamePathBelowAnother(@TempDir Path other) {
		assertThat(List.of("classpath:db/revisions", "classpath*:/db/revisions/", "db/revisions", "classpath:*/sub"))
			.allMatch((location) -> source(location).finds(Path.of("src/main/resources/db/revisions/sub")));
		assertThat(List.of("classpath:db/revision", "classpath:resources/db/revisions/other", "file:/db/revisions"))
			.noneMatch((location) -> source(location).finds(Path.of("src/main/resources/db/revisions/sub")));
	}

	private String fault(Path folder) {
		Problems found = new Problems();
		new WorkingFolder(folder, List.of(source(this.built.location()))).check(found);
		return found.list().stream().map(Problem::message).collect(Collectors.joining());
	}

	@Test
	void ofTwoCopiesTheOneInTheFolderCounts() {
		this.written.table("aaaa", "").table("bbbb", "aaaa");
		this.built.table("bbbb", "");
		assertThat(read()).filteredOn((revision) -> revision.id().value().equals("bbbb"))
			.singleElement()
			.satisfies((revision) -> assertThat(revision.node().revises()).hasSize(1));
	}

	@Test
	void whatIsWrongInTwoCopiesIsReportedOnce() {
		this.written.file("a.sql", "SELECT 1;");
		this.built.file("a.sql", "SELECT 1;");
		read();
		assertThat(this.problems.list()).isNotEmpty()
			.extracting(Problem::location)
			.containsOnly(this.written.path() + "/a.sql");
	}

	@Test
	void whatIsCorrectedInTheFolderNeedsNoBuild() {
		this.written.table("aaaa", "");
		this.built.file("aaaa.sql", "SELECT 1;");
		assertThat(read()).hasSize(1);
		assertThat(this.problems.list()).isEmpty();
	}

	@Test
	void whatIsWrongInTheSourcesAloneIsReported() {
		this.built.file("a.sql", "SELECT 1;");
		read();
		assertThat(this.problems.list()).isNotEmpty();
	}

	@Test
	void aFolderMayHaveAnyName() {
		this.written.file("a #%41 b/cccc.sql", SOUND);
		assertThat(new WorkingFolder(this.written.path().resolve("a #%41 b"), List.of()).revisions(this.problems))
			.hasSize(1);
	}

	@Test
	void neitherTheFolderNorALocationHasToBeThere() {
		Path none = this.written.path().resolve("none");
		assertThat(new WorkingFolder(none, List.of(source("file:" + none))).revisions(this.problems)).isEmpty();
		assertThat(this.problems.list()).isEmpty();
	}

	private List<Revision> read() {
		return new WorkingFolder(this.written.path(), List.of(source(this.built.location()))).revisions(this.problems);
	}

	private static SqlRevisionSource source(String location) {
		return new SqlRevisionSource(List.of(location), new PathMatchingResourcePatternResolver());
	}

}
