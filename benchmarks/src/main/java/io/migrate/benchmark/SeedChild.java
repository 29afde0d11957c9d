package io.migrate.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A JVM of its own that brings rows of a file into a table.
 */
final class SeedChild {

	private SeedChild() {
	}

	/**
	 * Measures in this JVM.
	 * @param args URL of the database, folder
	 * @throws Exception if it fails
	 */
	public static void main(String[] args) throws Exception {
		measure(args[0], Path.of(args[1]), System.out);
	}

	private static void measure(String url, Path folder, PrintStream out) throws Exception {
		out.println(Measurement.of(() -> SeedLaboratory.populate(Child.dataSource(url), folder)).toLine());
	}

	/**
	 * Starts such a JVM and waits for it.
	 * @param heap its heap, as an option
	 * @param url leads to the database
	 * @param folder the file
	 * @return what it took
	 */
	static Measurement start(String heap, String url, Path folder) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
				"-cp", System.getProperty("java.class.path"), SeedChild.class.getName(), url, folder.toString())
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IOException("It failed with " + heap + ":\n" + output);
			}
			return Measurement.parse(output).get(0);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
