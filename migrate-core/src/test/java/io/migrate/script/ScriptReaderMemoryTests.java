package io.migrate.script;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptReaderMemoryTests {

	private static final int STATEMENTS = 170_000;

	private final Path folder;

	ScriptReaderMemoryTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void aLargeScriptIsReadInASmallHeap() throws Exception {
		Path script = this.folder.resolve("large.sql");
		try (Writer writer = Files.newBufferedWriter(script)) {
			SampleScript.write(writer, STATEMENTS);
		}
		assertThat(Files.size(script)).isGreaterThan(50_000_000);
		assertThat(countInSmallHeap(script)).isEqualTo(STATEMENTS);
	}

	@Test
	void neitherLongCommentsNorLongDataAreHeld() throws Exception {
		Path script = this.folder.resolve("long.sql");
		try (Writer writer = Files.newBufferedWriter(script)) {
			writer.write("SELECT 1; /*");
			writeLines(writer);
			writer.write("*/\nCOPY t FROM stdin;\n");
			writeLines(writer);
			writer.write("\\.\n");
		}
		assertThat(countInSmallHeap(script)).isEqualTo(2);
	}

	private static void writeLines(Writer writer) throws IOException {
		for (int i = 0; i < 500_000; i++) {
			writer.write("a line of forty characters, and no quote\n");
		}
	}

	private int countInSmallHeap(Path script) throws IOException, InterruptedException, URISyntaxException {
		Path output = this.folder.resolve("output");
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx32m", "-cp",
				classPath(), Counter.class.getName(), script.toString(), this.folder.resolve("count").toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		return Integer.parseInt(Files.readString(this.folder.resolve("count")));
	}

	private static String classPath() throws URISyntaxException {
		return placeOf(ScriptReader.class) + File.pathSeparator + placeOf(Counter.class);
	}

	private static Path placeOf(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	/** What the child process runs. */
	static final class Counter {

		private Counter() {
		}

		public static void main(String[] args) throws IOException {
			try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
				Files.writeString(Path.of(args[1]), String.valueOf(ScriptReaderBenchmark.count(reader, true)));
			}
		}

	}

}
