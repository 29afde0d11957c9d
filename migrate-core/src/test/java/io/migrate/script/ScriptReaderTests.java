package io.migrate.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.migrate.base.Problems;
import io.migrate.script.Scripts.Trickle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What golden files say badly; the rules of splitting are in {@link SplitGoldenTests}.
 */
class ScriptReaderTests {

	@Test
	void anEmptyScriptHasNoItems() {
		assertThat(Scripts.read("").items()).isEmpty();
		assertThat(Scripts.read("\uFEFF").items()).isEmpty();
		assertThat(Scripts.read(" \r\n;;\t/* */").items()).isEmpty();
	}

	@Test
	void theEndOfTheScriptStaysTheEnd() throws IOException {
		ScriptReader script = new ScriptReader(new StringReader("SELECT 1"), "a.sql", new Problems());
		assertThat(script.next()).isNotNull();
		assertThat(script.next()).isNull();
		assertThat(script.next()).isNull();
	}

	@Test
	void aByteOrderMarkIsNoPartOfTheScript() {
		Scripts.Read read = Scripts.read("\uFEFF-- migrate:upgrade\nSELECT 1");
		assertThat(read.items()).containsExactly(new Directive("upgrade", "", 1),
				new SqlStatement("SELECT 1", 19, 2, 1, false));
	}

	@Test
	void windowsLineEndsStayInsideStatementsAndCountAsOne() {
		assertThat(Scripts.read("-- a\r\nSELECT\r\n1;\r\n  SELECT 2\r\n").items()).containsExactly(new Comment("a", 1),
				new SqlStatement("SELECT\r\n1", 6, 2, 1, false), new SqlStatement("SELECT 2", 20, 4, 3, false));
	}

	@Test
	void columnsCountCharactersAndOffsetsCountUnits() {
		assertThat(Scripts.read("SELECT '\uD83D\uDE00'; SELECT 2").items()).containsExactly(
				new SqlStatement("SELECT '\uD83D\uDE00'", 0, 1, 1, false),
				new SqlStatement("SELECT 2", 13, 1, 13, false));
	}

	@Test
	void aNulCharacterIsAProblemWhereItIs() {
		assertThat(Scripts.problems("SELECT 1;\nSELECT 'a\0';\nSELECT \0")).singleElement()
			.asString()
			.startsWith("script.sql:2: a NUL character");
		assertThat(Scripts.problems("-- \0")).hasSize(1);
	}

	@Test
	void aNulCharacterThatWasNotReachedIsNoProblemYet() throws IOException {
		Problems problems = new Problems();
		ScriptReader script = new ScriptReader(new StringReader("SELECT 1;\nSELECT '\0'"), "a.sql", problems);
		script.next();
		assertThat(problems.isEmpty()).isTrue();
		script.next();
		assertThat(problems.list()).hasSize(1);
	}

	@Test
	void readingGoesOnAfterAProblem() {
		assertThat(Scripts.statements("\\i a.sql\nSELECT 1);\n\\q\nSELECT 2")).containsExactly("SELECT 1)", "SELECT 2");
	}

	@Test
	void itemsAreToldApartByMatching() {
		List<String> kinds = Scripts.read("-- c\n-- migrate:d\nSELECT 1")
			.items()
			.stream()
			.map((item) -> item.<String>match((statement) -> "s " + statement.line(),
					(directive) -> "d " + directive.line(), (comment) -> "c " + comment.line()))
			.toList();
		assertThat(kinds).containsExactly("c 1", "d 2", "s 3");
	}

	@Test
	void aReaderThatGivesNothingForNowIsAskedAgain() {
		String script = "-- a\nSELECT 1.5e-3, '' /* b */, $x$;$x$;\nCOPY t FROM stdin;\n1\r\n\\.\r\nSELECT 2";
		assertThat(Scripts.read(new Trickle(script, 0, 1), 1)).isEqualTo(Scripts.read(script));
	}

	@Test
	void closingClosesTheReader() throws IOException {
		AtomicBoolean closed = new AtomicBoolean();
		Reader reader = new StringReader("SELECT 1") {

			@Override
			public void close() {
				closed.set(true);
				super.close();
			}

		};
		new ScriptReader(reader, "a.sql", new Problems()).close();
		assertThat(closed).isTrue();
	}

	@Test
	void onlyACopyFromStdinHasData() throws IOException {
		ScriptReader script = new ScriptReader(new StringReader("SELECT 1"), "a.sql", new Problems());
		script.next();
		assertThatIllegalStateException().isThrownBy(script::copyData);
	}

}
