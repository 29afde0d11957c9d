package io.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.Problems;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for placeholders in every statement, nonsense included.
 */
class PlaceholderPropertyTests {

	private static final List<String> PIECES = List.of("${a}", "${a.b}", "${nobody}", "${", "}", "$", "$$", "$t$", "'",
			"\"", "--", "/*", "*/", "\n", "\r\n", " ", "E'", "\\", "a", "{", "1.5", "\uD83D\uDE00", "é", ";", "(");

	private static final List<String> VALUES = List.of("", "x", "'", "--", "$$", "/*", "\n", "${a}", "}",
			"\uD83D\uDE00", "a longer\r\nvalue");

	@Property
	void withoutPlaceholdersNothingChanges(@ForAll("statements") String text) {
		SqlStatement statement = new SqlStatement(text, 0, 1, 1, false);
		assertThat(Placeholders.NONE.resolve(statement, new Problems(), "script.sql")).isSameAs(statement);
	}

	@Property(tries = 3000)
	void whatIsReplacedIsAPlaceholderAndTheRestIsUnchanged(@ForAll("statements") String text,
			@ForAll("values") String value, @ForAll boolean inBodies) {
		SqlStatement resolved = resolve(text, value, inBodies);
		int in = 0;
		int out = 0;
		for (Substitution substitution : resolved.substitutions()) {
			int same = substitution.start() - out;
			assertThat(resolved.text().substring(out, substitution.start())).isEqualTo(text.substring(in, in + same));
			in += same;
			assertThat(substitution.written()).isIn("${a}", "${a.b}");
			assertThat(text.startsWith(substitution.written(), in)).isTrue();
			assertThat(resolved.text().substring(substitution.start(), substitution.end())).isEqualTo(value);
			in += substitution.written().length();
			out = substitution.end();
		}
		assertThat(resolved.text().substring(out)).isEqualTo(text.substring(in));
		assertThat(resolved.asWritten().text()).isEqualTo(text);
	}

	/** SqlTokens is the judge, which knows nothing of placeholders. */
	@Property(tries = 3000)
	void replacedIsWhatIsNeitherInACommentNorInABody(@ForAll("statements") String text) {
		List<Integer> expected = new ArrayList<>();
		Matcher matcher = Pattern.compile("\\$\\{(a|a\\.b)}").matcher(text);
		while (matcher.find()) {
			if (isPlain(text, matcher.start()) && isPlain(text, matcher.end() - 1)) {
				expected.add(matcher.start());
			}
		}
		List<Integer> starts = new ArrayList<>();
		int shift = 0;
		for (Substitution substitution : resolve(text, "value", false).substitutions()) {
			starts.add(substitution.start() + shift);
			shift += substitution.written().length() - "value".length();
		}
		assertThat(starts).isEqualTo(expected);
	}

	private static boolean isPlain(String text, int place) {
		return SqlTokens.of(text)
			.stream()
			.anyMatch((token) -> token.kind() != TokenKind.DOLLAR_STRING && token.offset() <= place
					&& place < token.offset() + token.text().length());
	}

	@Property(tries = 3000)
	void everyPlaceIsWhereTheFileHasIt(@ForAll("statements") String text, @ForAll("values") String value,
			@ForAll boolean inBodies, @ForAll @IntRange(min = 1, max = 20) int column) {
		SqlStatement written = new SqlStatement(text, 0, 3, column, false);
		SqlStatement resolved = new Placeholders(Map.of("a", value, "a.b", value), inBodies).resolve(written,
				new Problems(), "script.sql");
		List<Integer> places = places(resolved);
		for (int i = 0; i <= resolved.text().length(); i++) {
			assertThat(resolved.lineAt(i)).isEqualTo(written.lineAt(places.get(i)));
			assertThat(resolved.columnAt(i)).isEqualTo(written.columnAt(places.get(i)));
			int serverPosition = 1 + resolved.text().codePointCount(0, i);
			if (i == resolved.text().offsetByCodePoints(0, serverPosition - 1)) {
				int writtenPosition = 1 + text.codePointCount(0, places.get(i));
				assertThat(resolved.locate(serverPosition)).isEqualTo(written.locate(writtenPosition));
			}
		}
	}

	/** For each index into the resolved text, and its end, the index into the file's. */
	private static List<Integer> places(SqlStatement resolved) {
		List<Integer> places = new ArrayList<>();
		int in = 0;
		for (Substitution substitution : resolved.substitutions()) {
			while (places.size() < substitution.start()) {
				places.add(in++);
			}
			while (places.size() < substitution.end()) {
				places.add(in);
			}
			in += substitution.written().length();
		}
		while (places.size() <= resolved.text().length()) {
			places.add(in++);
		}
		return places;
	}

	private static SqlStatement resolve(String text, String value, boolean inBodies) {
		return new Placeholders(Map.of("a", value, "a.b", value), inBodies)
			.resolve(new SqlStatement(text, 0, 1, 1, false), new Problems(), "script.sql");
	}

	@Provide
	Arbitrary<String> statements() {
		return Arbitraries.of(PIECES).list().ofMaxSize(20).map((pieces) -> String.join("", pieces));
	}

	@Provide
	Arbitrary<String> values() {
		return Arbitraries.of(VALUES);
	}

}
