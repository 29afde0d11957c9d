package io.migrate.script;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;

/**
 * Prints how fast a script of about 50 MB is split, beside a bare scan that only counts.
 * Run it by hand; it is no test.
 */
final class ScriptReaderBenchmark {

	private static final int STATEMENTS = 170_000;

	private static final int ROUNDS = 6;

	private static final double MEBIBYTE = 1024 * 1024;

	private ScriptReaderBenchmark() {
	}

	public static void main(String[] args) throws IOException {
		Path script = Files.createTempFile("sample", ".sql");
		try (PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true)) {
			try (Writer writer = Files.newBufferedWriter(script)) {
				SampleScript.write(writer, STATEMENTS);
			}
			for (int round = 0; round < ROUNDS; round++) {
				double bare = speed(script, (reader) -> new BareScan().count(reader));
				double split = speed(script, (reader) -> count(reader, false));
				double digest = speed(script, (reader) -> count(reader, true));
				out.printf("MiB/s: bare scan %.0f, split %.0f (%.0f %%), split and digest %.0f (%.0f %%)%n", bare,
						split, 100 * split / bare, digest, 100 * digest / bare);
			}
		}
		finally {
			Files.delete(script);
		}
	}

	private static double speed(Path script, Counter counter) throws IOException {
		long start = System.nanoTime();
		try (Reader reader = Files.newBufferedReader(script, StandardCharsets.UTF_8)) {
			int count = counter.count(reader);
			if (count != STATEMENTS) {
				throw new IllegalStateException("Found " + count + " statements");
			}
		}
		return Files.size(script) / MEBIBYTE / ((System.nanoTime() - start) / 1e9);
	}

	static int count(Reader reader, boolean digest) throws IOException {
		int count = 0;
		try (ScriptReader script = new ScriptReader(reader, "sample.sql", new Problems())) {
			script.digest(digest ? Checksum.digest() : null);
			for (ScriptItem item = script.next(); item != null; item = script.next()) {
				count += (item instanceof SqlStatement) ? 1 : 0;
			}
		}
		return count;
	}

	private interface Counter {

		int count(Reader reader) throws IOException;

	}

}
