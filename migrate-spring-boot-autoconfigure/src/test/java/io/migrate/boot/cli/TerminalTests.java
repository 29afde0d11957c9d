package io.migrate.boot.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees on a terminal.
 */
@PostgresTest
class TerminalTests {

	private static final Terminal COLOURED = new Terminal(true, true, true, 80);

	private RevisionFolder folder;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("bbbb2", "bbbb")
			.table("longer", "aaaa")
			.table("dddd", "bbbb2, longer");
		this.tester = new CommandTester(database, this.folder).onTerminal();
	}

	@Test
	void theEnvironmentDecidesWhatItCanShow() {
		assertThat(Terminal.of(Map.of(), StandardCharsets.UTF_8)).isEqualTo(COLOURED);
		assertThat(Terminal.of(Map.of("COLUMNS", "132"), StandardCharsets.US_ASCII))
			.isEqualTo(new Terminal(true, true, false, 132));
		assertThat(Terminal.of(Map.of("NO_COLOR", "1", "COLUMNS", "many"), StandardCharsets.UTF_8))
			.isEqualTo(new Terminal(true, false, true, 80));
		assertThat(Terminal.of(Map.of("NO_COLOR", ""), StandardCharsets.UTF_8).colours()).isTrue();
		assertThat(Terminal.of(Map.of("TERM", "dumb"), StandardCharsets.UTF_8)).isEqualTo(Terminal.NONE);
	}

	@Test
	void columnsAreAligned() {
		this.tester.migrate("upgrade", "bbbb").lines();
		assertThat(this.tester.migrate("history", "-i").lines()).containsExactly(
				"bbbb2, longer -> dddd  (head) (mergepoint)  revision dddd",
				"aaaa -> longer                              revision longer",
				"bbbb -> bbbb2                               revision bbbb2",
				"aaaa -> bbbb           (current)            revision bbbb",
				"<base> -> aaaa         (branchpoint)        revision aaaa");
		assertThat(this.tester.migrate("plan").lines()).containsExactly("upgrade  bbbb2   revision bbbb2",
				"upgrade  longer  revision longer", "upgrade  dddd    revision dddd");
	}

	@Test
	void historyIsDrawn() {
		this.tester.migrate("upgrade", "bbbb").lines();
		assertThat(this.tester.migrate("history", "--graph").lines()).containsExactly(
				"○  dddd (head) (mergepoint) revision dddd", "├─╮", "│ ○  longer revision longer",
				"○ │  bbbb2 revision bbbb2", "◉ │  bbbb (current) revision bbbb", "├─╯",
				"●  aaaa (branchpoint) revision aaaa");
	}

	@Test
	void branchesAreDrawnWithoutWhatIsBetween() {
		assertThat(this.tester.migrate("branches").lines()).containsExactly("○  dddd (head) (mergepoint) revision dddd",
				"├─╮", "│ ○  longer revision longer", "○ │  bbbb revision bbbb", "├─╯",
				"○  aaaa (branchpoint) revision aaaa");
	}

	@Test
	void coloursAreUsedWhereTheyAreWanted() {
		assertThat(this.tester.migrate("heads").out()).doesNotContain("\u001b");
		assertThat(this.tester.onTerminal(COLOURED).migrate("heads").out())
			.isEqualTo("\u001b[33mdddd\u001b[0m  \u001b[1;32m(head)\u001b[0m  revision dddd\n");
		assertThat(this.tester.migrate("history", "--graph").out()).contains("\u001b[2m○\u001b[0m");
		assertThat(this.tester.migrate("upgrade", "nope").error()).startsWith("\u001b[1;31mError:\u001b[0m ");
		assertThat(this.tester.migrate("--help").out()).contains("\u001b[");
	}

	@Test
	void aLongRunShowsABarOfOneLineAndLeavesNothingOfIt() {
		this.folder.revision("slow", "dddd", "SELECT pg_sleep(3);", "");
		String out = this.tester.migrate("upgrade").out();
		assertThat(out).containsPattern(
				"\r\u001b\\[K\u001b\\[\\?7l━{16}─{4} 5/6 [0-9]+ s upgrade slow revision slow\u001b\\[\\?7h\r\u001b\\[K\\(6/6\\) ");
		assertThat(this.tester.onTerminal(Terminal.NONE).migrate("stamp", "base").out()).doesNotContain("\r");
	}

	@Test
	void aShortRunShowsNone() {
		assertThat(this.tester.migrate("upgrade").out()).doesNotContain("\r");
	}

}
