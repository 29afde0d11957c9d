package io.migrate.script;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import io.migrate.script.Scripts.Trickle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every script. Statements are made of tokens that try to look like ends
 * of statements, quotes and comments.
 */
class ScriptPropertyTests {

	private static final List<String> WORDS = List.of("select", "a", "_b$c", "é$x$", "case", "end", "copy", "from", "e",
			"u", "begin", "atomic", "x1");

	private static final List<String> OTHERS = List.of("'a;b'", "'it''s'", "'\\'", "E'\\';\\\\'", "U&'\\0061;'", "B'1'",
			"X'f;'", "\"a;\"\"b\"", "U&\"--\"", "$$;'$$", "$t$ $$ ; $x$ $t$", "$é_1$\n-- migrate:x\n$é_1$", "'\n--\n'",
			"''", "1.5e-3", "42", ".5", "0xFf", "1_0", "$1", "$22", "(;)", "[;]", "(a;(b;))", "=", "<>", "@-", "->>",
			".", ",", "::", "'\uD83D\uDE00;'");

	private static final List<String> GAPS = List.of(" ", "\n", "\t", "\r\n", " /* it's; */ ", " -- it's; \"\n",
			" /* /* ' */ ; */ ", "\f--\n\n");

	@Property(tries = 500)
	void statementsSplitBackIntoThemselves(@ForAll("scripts") List<List<String>> statements,
			@ForAll("separators") List<String> separators) {
		StringBuilder script = new StringBuilder();
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < statements.size(); i++) {
			texts.add(String.join(" ", statements.get(i)));
			script.append(texts.get(i)).append(separators.get(i % separators.size()));
		}
		assertThat(Scripts.statements(script.toString())).isEqualTo(texts);
		assertThat(Scripts.problems(script.toString())).isEmpty();
	}

	@Property(tries = 500)
	void aStatementIsWhereItSays(@ForAll("scripts") List<List<String>> statements) {
		String script = format(statements, new Random(1));
		for (ScriptItem item : Scripts.read(script).items()) {
			if (item instanceof SqlStatement statement) {
				assertThat(script.substring((int) statement.offset())).startsWith(statement.text());
				String before = script.substring(0, (int) statement.offset());
				assertThat(statement.line()).isEqualTo(1 + (int) before.chars().filter((c) -> c == '\n').count());
				int lineStart = before.lastIndexOf('\n') + 1;
				assertThat(statement.column()).isEqualTo(1 + before.codePointCount(lineStart, before.length()));
			}
		}
	}

	@Property(tries = 500)
	void buffersMakeNoDifference(@ForAll("scripts") List<List<String>> statements, @ForAll long seed,
			@ForAll @IntRange(min = 1, max = 40) int bufferSize, @ForAll @IntRange(min = 1, max = 9) int piece) {
		String script = format(statements, new Random(seed));
		Scripts.Read whole = Scripts.read(new StringReader(script), script.length() + 1);
		assertThat(Scripts.read(new Trickle(script, piece, 1), bufferSize)).isEqualTo(whole);
	}

	/**
	 * Nonsense included: what is wrong is reported alike, and nothing hangs or throws.
	 */
	@Property(tries = 1000)
	void buffersMakeNoDifferenceToNonsense(@ForAll("nonsense") String script,
			@ForAll @IntRange(min = 1, max = 20) int bufferSize) {
		Scripts.Read whole = Scripts.read(new StringReader(script), script.length() + 1);
		assertThat(Scripts.read(new Trickle(script, 1, 2), bufferSize)).isEqualTo(whole);
	}

	@Property(tries = 500)
	void formattingChangesNoChecksum(@ForAll("scripts") List<List<String>> statements, @ForAll long seed) {
		assertThat(Scripts.checksum(format(statements, new Random(seed))))
			.isEqualTo(Scripts.checksum(format(statements, new Random(seed + 1))));
	}

	@Property(tries = 500)
	void anotherTokenChangesTheChecksum(@ForAll("scripts") List<List<String>> statements, @ForAll long seed) {
		Random random = new Random(seed);
		List<List<String>> edited = new ArrayList<>();
		statements.forEach((statement) -> edited.add(new ArrayList<>(statement)));
		List<String> statement = edited.get(random.nextInt(edited.size()));
		int place = random.nextInt(statement.size());
		statement.set(place, "'edited'");
		assertThat(Scripts.checksum(format(edited, random))).isNotEqualTo(Scripts.checksum(format(statements, random)));
		statement.set(place, "'Edited'");
		assertThat(Scripts.checksum(format(edited, random))).isNotEqualTo(Scripts.checksum(format(statements, random)));
	}

	@Property(tries = 500)
	void tokensSplitBackIntoThemselves(@ForAll("scripts") List<List<String>> statements) {
		for (List<String> statement : statements) {
			String text = format(List.of(statement), new Random(2));
			List<String> tokens = SqlTokens.of(text).stream().map(Token::text).map(ScriptPropertyTests::lower).toList();
			List<String> expected = statement.stream().flatMap(ScriptPropertyTests::pieces).toList();
			assertThat(tokens.subList(0, expected.size())).isEqualTo(expected);
			assertThat(tokens.subList(expected.size(), tokens.size())).containsOnly(";");
			SqlTokens.of(text).forEach((token) -> assertThat(text.startsWith(token.text(), token.offset())).isTrue());
		}
	}

	@Provide
	Arbitrary<List<List<String>>> scripts() {
		Arbitrary<String> token = Arbitraries.oneOf(Arbitraries.of(WORDS), Arbitraries.of(OTHERS));
		Arbitrary<List<String>> statement = token.list().ofMinSize(1).ofMaxSize(8).map(ScriptPropertyTests::statement);
		return statement.list().ofMinSize(1).ofMaxSize(5);
	}

	@Provide
	Arbitrary<List<String>> separators() {
		return Arbitraries
			.of(";", "; ", ";\n", " ;\r\n", "/* ; */;", " -- ;\n;", ";;", ";-- it's;\n", "\n-- migrate:x y\n")
			.list()
			.ofMinSize(1)
			.ofMaxSize(4);
	}

	@Provide
	Arbitrary<String> nonsense() {
		return Arbitraries
			.of("'", "\"", "$", "$a$", "\\", "\\.", "-", "/", "*", "\n", "\r", " ", ";", "(", ")", "[", "]", "e", "E'",
					"U&", "a", "1", ".", ":", "=", "\0", "\uD83D", "\uDE00", "\uFEFF", "-- migrate:a",
					"copy t from stdin;", "create function f() begin atomic", "case", "end", "\\restrict")
			.list()
			.ofMaxSize(30)
			.map((parts) -> String.join("", parts));
	}

	private static List<String> statement(List<String> tokens) {
		List<String> statement = new ArrayList<>();
		// no COPY, whose data would swallow what follows
		statement.add("t");
		for (String token : tokens) {
			statement.add(token);
			if (token.startsWith("E'")) {
				// after a line end, another string would be a part of this one
				statement.add(",");
			}
		}
		return statement;
	}

	private static Stream<String> pieces(String token) {
		boolean single = !token.startsWith("(") && !token.startsWith("[");
		return (single ? Stream.of(token) : Stream.of(token.split(""))).map(ScriptPropertyTests::lower);
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	/** Writes the tokens with random gaps and words in random case. */
	private static String format(List<List<String>> statements, Random random) {
		StringBuilder script = new StringBuilder();
		for (List<String> statement : statements) {
			for (String token : statement) {
				boolean upper = WORDS.contains(token) && random.nextBoolean();
				script.append(GAPS.get(random.nextInt(GAPS.size())));
				script.append(upper ? token.replace("é", "\0").toUpperCase().replace("\0", "é") : token);
			}
			script.append(";".repeat(1 + random.nextInt(2)));
		}
		return script.toString();
	}

}
