package io.migrate.revision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other processes see while one writes, and what is left when it is killed.
 */
class RevisionWriterProcessTests {

	private static final int RACES = 200;

	private static final int KILLS = 5;

	private static final int LONGEST_MILLIS = 300;

	@Test
	void ofTwoProcessesExactlyOneWritesAFile(@TempDir Path folder) throws IOException {
		List<Process> processes = List.of(start(folder, RACES), start(folder, RACES));
		List<String> written = new ArrayList<>();
		for (Process process : processes) {
			try (BufferedReader output = process.inputReader()) {
				output.lines().forEach(written::add);
			}
		}
		assertThat(written).hasSize(RACES).doesNotHaveDuplicates();
		assertThat(read(folder)).hasSize(RACES);
	}

	@Test
	void aKilledProcessLeavesWholeFiles(@TempDir Path folder) throws IOException {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int kill = 0; kill < KILLS; kill++) {
			Path own = Files.createDirectory(folder.resolve("kill" + kill));
			Process process = start(own, Integer.MAX_VALUE);
			try (BufferedReader output = process.inputReader()) {
				assertThat(output.readLine()).isNotNull();
				LockSupport.parkNanos(random.nextInt(LONGEST_MILLIS) * 1_000_000L);
			}
			finally {
				process.destroyForcibly().onExit().join();
			}
			assertThat(read(own)).as("seed %d", seed).isNotEmpty();
		}
	}

	private static List<Revision> read(Path folder) {
		Problems problems = new Problems();
		List<Revision> revisions = new SqlRevisionSource(List.of("file:" + folder),
				new PathMatchingResourcePatternResolver())
			.revisions(problems);
		assertThat(problems.list()).isEmpty();
		return revisions;
	}

	private static Process start(Path folder, int count) throws IOException {
		return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				RevisionWriterProcessTests.class.getName(), folder.toString(), String.valueOf(count))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * Writes revisions and prints the ids of those that it could write.
	 * @param arguments the folder, and how many
	 */
	public static void main(String[] arguments) {
		PrintStream output = System.out;
		RevisionWriter writer = new RevisionWriter(Path.of(arguments[0]), RevisionFileName.DEFAULT);
		Stream.iterate(0, (number) -> number + 1).limit(Integer.parseInt(arguments[1])).forEach((number) -> {
			RevisionId id = new RevisionId("r" + number);
			try {
				writer.write(new NewRevision(new RevisionNode(id, List.of(), List.of(), List.of()),
						RevisionText.of("race " + number), Instant.EPOCH));
				output.println(id);
			}
			catch (InvalidDraftException ex) {
				// the other one was faster
			}
		});
	}

}
