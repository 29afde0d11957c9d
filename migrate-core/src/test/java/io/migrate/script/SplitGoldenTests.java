package io.migrate.script;

import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.Problem;
import io.migrate.script.Scripts.Read;
import io.migrate.script.Scripts.Trickle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the splitter makes of a script is specified by pairs of files: a case is added by
 * adding {@code name.sql} and {@code name.golden}.
 */
class SplitGoldenTests {

	static List<Path> scripts() throws IOException, URISyntaxException {
		Path folder = Path.of(SplitGoldenTests.class.getResource("split").toURI());
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".sql")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void theScriptIsSplitAsItsGoldenFileSays(Path script) throws IOException {
		Path golden = script.resolveSibling(script.getFileName().toString().replace(".sql", ".golden"));
		assertThat(render(Scripts.read(Files.readString(script)))).isEqualTo(Files.readString(golden));
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void theScriptIsSplitAlikeWhereverABufferEnds(Path script) throws IOException {
		String text = Files.readString(script);
		Read whole = Scripts.read(new StringReader(text), text.length() + 1);
		assertThat(Scripts.read(new Trickle(text, 1), 1)).isEqualTo(whole);
		assertThat(Scripts.read(new Trickle(text, 2, 3), 7)).isEqualTo(whole);
		assertThat(Scripts.read(new StringReader(text), 64)).isEqualTo(whole);
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void windowsLineEndsChangeNoChecksum(Path script) throws IOException {
		String text = Files.readString(script);
		Read windows = Scripts.read(text.replace("\n", "\r\n"));
		assertThat(windows.checksum()).isEqualTo(Scripts.checksum(text));
		assertThat(windows.data()).isEqualTo(Scripts.read(text).data());
		assertThat(windows.problems()).isEqualTo(Scripts.read(text).problems());
	}

	private static String render(Read read) {
		StringBuilder text = new StringBuilder();
		Iterator<String> data = read.data().iterator();
		for (ScriptItem item : read.items()) {
			text.append(
					item.<String>match(
							SplitGoldenTests::render, (directive) -> "directive %d [%s] [%s]\n"
								.formatted(directive.line(), directive.name(), directive.argument()),
							SplitGoldenTests::render));
			if (item instanceof SqlStatement statement && statement.copyFromStdin()) {
				text.append("data\n").append(data.next());
			}
		}
		for (Problem problem : read.problems()) {
			text.append("problem %d %s\n".formatted(problem.line(), problem.message()));
		}
		return text.toString();
	}

	private static String render(SqlStatement statement) {
		return "statement %d:%d\n%s\n".formatted(statement.line(), statement.column(), statement.text());
	}

	private static String render(Comment comment) {
		return "comment %d [%s]\n".formatted(comment.line(), comment.text());
	}

}
