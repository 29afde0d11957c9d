package io.migrate.revision;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.migrate.base.PopulationName;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.file.UnreadableScriptException;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlRevisionSourceTests {

	private static final String SOUND = """
			-- a message
			--
			-- A long text
			-- of two lines.
			--
			-- Revision ID:   aaaa
			-- Revises:
			-- Create Date:   2025-10-21T09:12:33+02:00
			-- Branch labels: one, two
			-- Depends on:    other

			-- migrate:upgrade
			CREATE TABLE a (id int);

			-- migrate:downgrade
			DROP TABLE a;
			""";

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void aSoundFileIsReadWhole() {
		this.folder.file("a.sql", SOUND);
		assertThat(read()).singleElement().satisfies((revision) -> {
			assertThat(revision.message()).isEqualTo("a message");
			assertThat(revision.description()).isEqualTo("A long text\nof two lines.");
			assertThat(revision.created()).hasToString("2025-10-21T07:12:33Z");
			assertThat(revision.node().labels()).containsExactly("one", "two");
			assertThat(revision.node().dependsOn()).containsExactly("other");
			assertThat(revision.script().text(Section.UPGRADE, (operations) -> ""))
				.isEqualTo("CREATE TABLE a (id int);");
			assertThat(revision.script().text(Section.DOWNGRADE, (operations) -> "")).isEqualTo("DROP TABLE a;");
		});
	}

	@Test
	void lineEndsAndByteOrderMarksDoNotMatter() {
		this.folder.file("a.sql", SOUND);
		Revision plain = read().get(0);
		this.folder.file("a.sql", "\uFEFF" + SOUND.replace("\n", "\r\n"));
		Revision windows = read().get(0);
		assertThat(windows.checksum()).isEqualTo(plain.checksum());
		assertThat(windows.downgrade()).isEqualTo(plain.downgrade());
		assertThat(windows.message()).isEqualTo("a message");
	}

	@Test
	void aCarriageReturnInsideALineIsNoLineEnd() {
		this.folder.file("a.sql", SOUND.replace("CREATE TABLE a (id int)", "SELECT 'a\rb\rc'"));
		Revision revision = read().get(0);
		assertThat(revision.script().text(Section.UPGRADE, (operations) -> "")).isEqualTo("SELECT 'a\rb\rc';");
		assertThat(revision.script().text(Section.DOWNGRADE, (operations) -> "")).isEqualTo("DROP TABLE a;");
	}

	@Test
	void subFoldersAreReadAndScriptsAreOrderedByName() {
		this.folder.table("bbbb", "").file("a/z.sql", SOUND).table("cccc", "");
		assertThat(read()).extracting((revision) -> revision.id().value()).containsExactly("aaaa", "bbbb", "cccc");
	}

	@Test
	void overlappingLocationsGiveEachFileOnce() {
		this.folder.file("a/z.sql", SOUND);
		assertThat(read(this.folder.location(), this.folder.location() + "/a")).hasSize(1);
	}

	@Test
	void filesAreFoundInAJar(@TempDir Path other) throws IOException {
		assertThat(onClassPath(jar(other))).containsExactly("db/revisions/sub/a.sql");
	}

	@Test
	void filesAreFoundInFoldersOfTheClassPath(@TempDir Path other) throws IOException {
		this.folder.file("db/revisions/b/db/revisions/b.sql", SOUND.replace("aaaa", "bbbb"));
		new RevisionFolder(other).file("db/revisions/a b+c.sql", SOUND);
		assertThat(onClassPath(this.folder.path(), other)).containsExactly("db/revisions/a b+c.sql",
				"db/revisions/b/db/revisions/b.sql");
	}

	@Test
	void aFolderAndAJarMayHaveTheSamePlaceOnTheClassPath(@TempDir Path other) throws IOException {
		this.folder.file("db/revisions/b.sql", SOUND.replace("aaaa", "bbbb"));
		assertThat(onClassPath(this.folder.path(), jar(other))).containsExactly("db/revisions/b.sql",
				"db/revisions/sub/a.sql");
	}

	@Test
	void aFileIsTheSameThroughTheClassPathAndTheFileSystem() throws IOException {
		this.folder.file("db/revisions/a.sql", SOUND);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.folder.path().toUri().toURL() }, null)) {
			List<String> locations = List.of("db/revisions",
					this.folder.location() + "/../" + this.folder.path().getFileName());
			assertThat(new SqlRevisionSource(locations, new PathMatchingResourcePatternResolver(loader))
				.revisions(new Problems())).hasSize(1);
		}
	}

	@Test
	void blankLocationsAreNone() {
		this.folder.file("a.sql", SOUND);
		assertThat(read(this.folder.location(), "", " ")).hasSize(1);
	}

	@Test
	void aFileThatIsGoneSaysSo() {
		this.folder.file("a.sql", SOUND);
		Revision revision = read().get(0);
		this.folder.delete("a.sql");
		assertThatExceptionOfType(UnreadableScriptException.class)
			.isThrownBy(() -> revision.script().text(Section.DOWNGRADE, (operations) -> ""))
			.withMessageContaining("a.sql can no longer be read");
	}

	@Test
	void anEmptyFolderIsALocationAndAMissingOneIsNot() {
		assertThat(read()).isEmpty();
		assertThatExceptionOfType(MissingLocationException.class).isThrownBy(() -> read("classpath:db/nowhere"))
			.withMessageContaining("classpath:db/nowhere");
	}

	@Test
	void aFileIsNoLocation() {
		this.folder.file("a.sql", SOUND);
		assertThatExceptionOfType(MissingLocationException.class)
			.isThrownBy(() -> read(this.folder.location() + "/a.sql"));
	}

	@Test
	void aFolderThatCannotBeSearchedIsAProblem() throws IOException {
		this.folder.file("a.sql", SOUND);
		Files.createSymbolicLink(this.folder.path().resolve("again"), this.folder.path());
		assertThat(problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).startsWith("cannot be searched: ").contains("again"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a+b", "a[1]", "{a}", "\u00fc" })
	void aFolderMayHaveAnyName(String name) {
		this.folder.file(name + "/" + name + ".sql", SOUND);
		assertThat(read(this.folder.location() + "/" + name)).singleElement()
			.satisfies((revision) -> assertThat(revision.script().name()).endsWith("/" + name + "/" + name + ".sql"));
	}

	@Test
	void anIrreversibleRevisionSaysWhy() {
		this.folder.file("a.sql",
				SOUND.substring(0, SOUND.indexOf("-- migrate:downgrade")) + "-- migrate:irreversible lossy");
		assertThat(read().get(0).downgrade()).isEqualTo(new Revision.Downgrade(null, "lossy"));
	}

	@Test
	void directivesInsideOfLiteralsAreText() {
		this.folder.file("a.sql", SOUND.replace("CREATE TABLE a (id int)", "SELECT $$\n-- migrate:downgrade\n$$"));
		assertThat(read().get(0).script().text(Section.DOWNGRADE, (operations) -> "")).isEqualTo("DROP TABLE a;");
	}

	@Test
	void headersAreCheckedLineByLine() {
		this.folder.file("a.sql", """
				-- a message
				-- Revision ID: head
				-- Revises: x-y, zzzz
				-- Revises: again
				-- Create Date: yesterday
				-- Note: nothing of the kind
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		assertThat(problems()).extracting(Problem::line).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
		assertThat(problems()).extracting(Problem::message)
			.anyMatch((message) -> message.startsWith("'head' is no revision id"))
			.anyMatch((message) -> message.startsWith("'x-y' is no revision id"))
			.anyMatch((message) -> message.equals("'Revises' stands twice, first on line 3"))
			.anyMatch((message) -> message.startsWith("'yesterday' is not a time"))
			.anyMatch((message) -> message.startsWith("'Note: nothing of the kind' is no header line"));
	}

	@Test
	void whatAFileSaysAboutDataIsRead() {
		this.folder.file("a.sql",
				SOUND.replace("-- Depends on:", "-- needs Population : fill-pages,v1.2 , fill-pages\n-- Depends on:"));
		assertThat(read().get(0).data())
			.isEqualTo(new Revision.Data(List.of(new PopulationName("fill-pages"), new PopulationName("v1.2")), null));
		this.folder.file("a.sql", SOUND.replace("\n-- migrate:upgrade",
				"-- Needs population:\n-- migrate:allow-data it splits a column\n" + "-- migrate:upgrade"));
		assertThat(read().get(0).data()).isEqualTo(new Revision.Data(List.of(), "it splits a column"));
		this.folder.file("a.sql", SOUND);
		assertThat(read().get(0).data()).isEqualTo(Revision.Data.NONE);
	}

	@Test
	void whatASectionSaysAboutDataIsNotInItsChecksum() {
		this.folder.file("a.sql", SOUND);
		Revision before = read().get(0);
		this.folder.file("a.sql", SOUND.replace("-- migrate:upgrade", "-- migrate:upgrade\n-- migrate:allow-data why"));
		assertThat(read().get(0).data().allowed()).isEqualTo("why");
		assertThat(read().get(0).checksum()).isEqualTo(before.checksum());
	}

	@Test
	void namesOfPopulationsAreChecked() {
		this.folder.file("a.sql", SOUND.replace("-- Depends on:    other", "-- Needs population: a b, -c, .d, fine"));
		assertThat(problems()).extracting(Problem::line).containsOnly(10).hasSize(3);
		assertThat(problems()).extracting(Problem::message)
			.contains("'a b' is no name of a population: names have 1 to 64 of A-Z a-z 0-9 _ . - and begin with none of"
					+ " . -");
	}

	@Test
	void sectionsAreChecked() {
		this.folder.file("a.sql", """
				-- a message
				-- Revision ID: aaaa
				-- Revises:
				SELECT 0;
				-- migrate:upgrade
				SELECT 1
				-- migrate:upgrad
				-- migrate:irreversible
				SELECT 2;
				-- migrate:downgrade
				-- migrate:allow-data
				""");
		assertThat(problems()).extracting(Problem::toString)
			.map((problem) -> problem.substring(problem.lastIndexOf("a.sql")))
			.containsExactlyInAnyOrder("a.sql:4: has a statement above '-- migrate:upgrade'",
					"a.sql:7: '-- migrate:upgrad' is no directive; there are -- migrate:upgrade, -- migrate:downgrade,"
							+ " -- migrate:irreversible, -- migrate:allow-data, -- migrate:rerunnable",
					"a.sql:8: '-- migrate:irreversible' needs a reason behind it, for whoever reads this next",
					"a.sql:8: has both '-- migrate:downgrade' and '-- migrate:irreversible'; keep the one that is true",
					"a.sql:11: '-- migrate:allow-data' needs a reason behind it, for whoever reads this next");
	}

	@Test
	void aFileWithoutAnythingSaysWhatIsMissing() {
		this.folder.file("a.sql", "\n");
		assertThat(problems()).extracting(Problem::message)
			.anyMatch((message) -> message.startsWith("has no header"))
			.contains("has no '-- migrate:upgrade' section");
	}

	@Test
	void anUpgradeAloneSaysThatItsWayBackIsMissing() {
		this.folder.file("a.sql", SOUND.substring(0, SOUND.indexOf("-- migrate:downgrade")));
		assertThat(problems()).extracting(Problem::message)
			.containsExactly("has neither '-- migrate:downgrade' nor '-- migrate:irreversible <reason>'");
	}

	@Test
	void aMessageAndTheParentsMustBeSaid() {
		this.folder.file("a.sql", "-- Revision ID: aaaa\n-- migrate:upgrade\n-- migrate:downgrade\n");
		assertThat(problems()).extracting(Problem::message)
			.anyMatch((message) -> message.startsWith("has no message"))
			.anyMatch((message) -> message.startsWith("has no 'Revises' line"));
	}

	@Test
	void theLineOfAByteThatIsNotUtf8IsFound() throws IOException {
		byte[] bytes = SOUND.replace("CREATE", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
		Files.write(this.folder.path().resolve("a.sql"), bytes);
		assertThat(problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(13);
			assertThat(problem.message()).startsWith("is not UTF-8");
		});
	}

	private static Path jar(Path folder) throws IOException {
		Path jar = folder.resolve("revisions.jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(file)) {
			entries.putNextEntry(new JarEntry("db/revisions/"));
			entries.putNextEntry(new JarEntry("db/revisions/sub/a.sql"));
			entries.write(SOUND.getBytes(StandardCharsets.UTF_8));
		}
		return jar;
	}

	private static List<String> onClassPath(Path... classPath) throws IOException {
		List<URL> urls = new ArrayList<>();
		for (Path path : classPath) {
			urls.add(path.toUri().toURL());
		}
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
			return new SqlRevisionSource(List.of("classpath:db/revisions"),
					new PathMatchingResourcePatternResolver(loader))
				.revisions(new Problems())
				.stream()
				.map((revision) -> revision.script().name())
				.toList();
		}
	}

	private List<Revision> read(String... locations) {
		List<String> all = (locations.length > 0) ? List.of(locations) : List.of(this.folder.location());
		Problems problems = new Problems();
		List<Revision> revisions = new SqlRevisionSource(all, new PathMatchingResourcePatternResolver())
			.revisions(problems);
		assertThat(problems.list()).isEmpty();
		return revisions;
	}

	private List<Problem> problems() {
		Problems problems = new Problems();
		new SqlRevisionSource(List.of(this.folder.location()), new PathMatchingResourcePatternResolver())
			.revisions(problems);
		return problems.list();
	}

}
