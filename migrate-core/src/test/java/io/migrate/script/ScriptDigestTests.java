package io.migrate.script;

import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as edited.
 */
class ScriptDigestTests {

	private static final String SCRIPT = "SELECT a.b, 'It''s', E'x', \"Q\" FROM t;\nSELECT 2;";

	@Test
	void theFormIsKeptForEver() {
		// stored in databases: whoever changes this makes every applied revision look
		// edited
		String script = "Create TABLE Ä (a int DEFAULT 1.5);\nSELECT 'é€\uD83D\uDE00\r\n', $$\uDE00$$, E'\\'', $1 <> \"Q\";\n"
				+ "COPY t FROM stdin;\n1\tx\n\\.\n";
		assertThat(Scripts.checksum(script))
			.hasToString("efc7fb1ba27070b4f6afb96e3d9e156cf233265308938f8e112e093d9a5aa7d2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select A.B,'It''s',e'x',\"Q\" from T;select 2",
			"-- c\nSELECT a . b /* c */, 'It''s', E'x', \"Q\" FROM t;;\n;SELECT 2;;-- c",
			"\uFEFFSELECT\r\n\ta.b\f, 'It''s', E'x', \"Q\" FROM t;SELECT--\n2\n" })
	void formattingDoesNotCount(String same) {
		assertThat(Scripts.checksum(same)).isEqualTo(Scripts.checksum(SCRIPT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "a.b|a.c", "a.b|a,b", "'It''s'|'it''s'", "'It''s'|'It''s '", "E'x'|'x'", "\"Q\"|\"q\"", "\"Q\"|Q",
					"FROM t;|FROM t", "SELECT 2|SELECT '2'", "SELECT 2|SELECT 2.0", "SELECT 2|SELECT 2; SELECT 3",
					"'It''s', E'x'|'It''s, E''x'", "b, |b ", "FROM t;|FROM t);", "'It''s'|$$It's$$" })
	void everythingElseCounts(String from, String to) {
		assertThat(SCRIPT).contains(from);
		assertThat(Scripts.checksum(SCRIPT.replace(from, to))).isNotEqualTo(Scripts.checksum(SCRIPT));
	}

	@Test
	void similarTokensAreDifferent() {
		List<String> scripts = List.of("a b", "ab", "\"a\" b", "\"a b\"", "'a' b", "'a b'", "a;b", "a 'b'", "$$a$$",
				"$a$a$a$", "'$$a$$'", "E'a'", "E 'a'", "u & 'a'", "U&'a'", "a=-1", "a=>1", "1 2", "1.2", "12", "e'é'",
				"'\uD800'", "'?'", "'\uFFFD'", "Ä", "ä", "'a\rb'", "'a\nb'", "'a\r\rb'", "COPY t FROM stdin;\n\\.\n",
				"COPY t FROM stdin;\na\n\\.\n", "COPY t FROM stdin;\n\\.\na", "COPY t FROM stdin;\na\n\\.\na");
		Set<Checksum> checksums = new HashSet<>();
		scripts.forEach((script) -> assertThat(checksums.add(Scripts.checksum(script))).as(script).isTrue());
	}

	@Test
	void lineEndsInLiteralsAndDataDoNotCount() {
		String script = "SELECT 'a\nb', $$a\nb$$, \"a\nb\", E'a\\\nb';\nCOPY t FROM stdin;\na\nb\n\\.\nSELECT 1";
		assertThat(Scripts.checksum(script.replace("\n", "\r\n"))).isEqualTo(Scripts.checksum(script));
	}

	@Test
	void dataCountsWhetherReadOrPassedOver() throws IOException {
		String script = "COPY t FROM stdin;\n1\r\n2\n\\.\nSELECT 1";
		MessageDigest digest = Checksum.digest();
		ScriptReader reader = reader(script);
		reader.digest(digest);
		while (reader.next() != null) {
			// passes over the data
		}
		assertThat(Checksum.of(digest)).isEqualTo(Scripts.checksum(script))
			.isNotEqualTo(Scripts.checksum(script.replace("2", "3")));
	}

	@Test
	void eachSectionCanHaveItsOwn() throws IOException {
		ScriptReader reader = reader(
				"SELECT 0;\n-- migrate:up\nSELECT 1\n-- migrate:down\nSELECT 2;\n-- migrate:c\nSELECT 3");
		MessageDigest up = Checksum.digest();
		MessageDigest down = Checksum.digest();
		for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
			if (item instanceof Directive directive) {
				reader.digest(switch (directive.name()) {
					case "up" -> up;
					case "down" -> down;
					default -> null;
				});
			}
		}
		assertThat(Checksum.of(up)).isEqualTo(Scripts.checksum("SELECT 1"));
		assertThat(Checksum.of(down)).isEqualTo(Scripts.checksum("SELECT 2"));
	}

	@Test
	void everyStatementThatWasReturnedIsIn() throws IOException {
		ScriptReader reader = reader("SELECT 1; SELECT 2;");
		MessageDigest digest = Checksum.digest();
		reader.digest(digest);
		reader.next();
		assertThat(Checksum.of(digest)).isEqualTo(Scripts.checksum("SELECT 1"));
		reader.next();
		assertThat(Checksum.of(digest)).isEqualTo(Scripts.checksum("SELECT 2"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1020, 1021, 1022, 1023, 1024, 1025 })
	void longTokensDoNotDependOnTheBufferOfTheDigest(int length) {
		String word = "a".repeat(length);
		assertThat(Scripts.checksum(word + "€B")).isEqualTo(Scripts.checksum(word.toUpperCase(Locale.ROOT) + "€b"))
			.isNotEqualTo(Scripts.checksum(word + "€C"));
	}

	private static ScriptReader reader(String script) {
		return new ScriptReader(new StringReader(script), "a.sql", new Problems(), new ScriptBuffers(16, 16));
	}

}
