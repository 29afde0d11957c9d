package io.migrate.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarksTests {

	@Test
	void printsTablesOfWhatItHasMeasured() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream progress = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		int code = Benchmarks.run(new PrintStream(output, true, StandardCharsets.UTF_8), progress, "--only=revisions",
				"--revisions=6", "--rounds=1", "--repeats=1", "--counted=3", "--crowds=1", "--peers=migrate",
				"--delays=1", "--fsync=off");
		assertThat(code).isZero();
		assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("Revisions: 6, rounds: 1")
			.containsPattern("\\| plain JDBC \\| 4\\.33 \\| 3 \\| 3\\.33 \\| 4 \\| 2 \\| 3 \\| 1 \\|")
			.containsPattern("\\| Migrate \\| [0-9]+ \\([0-9.]+\\) \\|")
			.contains("8 instances at once on an empty database, 50 revisions")
			.contains("| goal for Migrate | at most | measured | reached |");
	}

	@Test
	void printsWhatItCostsToReadACatalog() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream progress = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		int code = Benchmarks.run(new PrintStream(output, true, StandardCharsets.UTF_8), progress,
				"--only=introspection", "--tables=3,5", "--rounds=1", "--repeats=1");
		assertThat(code).isZero();
		assertThat(output.toString(StandardCharsets.UTF_8)).contains("| 3 tables: wall ms |", "| 5 tables: wall ms |")
			.containsPattern("\\| four bulk queries \\| 4 \\| 4 \\|")
			.containsPattern("\\| Migrate \\| 8 \\| 1 \\| [0-9.]+ \\([0-9.]+\\) \\|")
			.contains("| reading a catalog, wall by four bulk queries, 5 tables | 2.0 |")
			.doesNotContain("revision");
	}

	@Test
	void printsWhatItCostsToBringRowsIntoATable() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream progress = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		int code = Benchmarks.run(new PrintStream(output, true, StandardCharsets.UTF_8), progress, "--only=populations",
				"--rows=500", "--few-rows=50", "--rounds=1");
		assertThat(code).isZero();
		assertThat(output.toString(StandardCharsets.UTF_8)).contains("Rows: 500, of 8 columns")
			.containsPattern("\\| CopyManager alone, empty table \\| 500 \\| [0-9,]+ \\|")
			.contains("| full table, all changed, as fast per row as loadUpdateData | 5.0 |");
	}

	@Test
	void printsWhatItCostsToGoThroughATableInBatches() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream progress = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		int code = Benchmarks.run(new PrintStream(output, true, StandardCharsets.UTF_8), progress, "--only=batches",
				"--rows=545", "--batch=10", "--rounds=2");
		assertThat(code).isZero();
		assertThat(output.toString(StandardCharsets.UTF_8)).contains("Rows: 545, in batches of 10")
			.containsPattern("\\| loop written by hand \\| [0-9,]+ \\|")
			.containsPattern("\\| Migrate \\| [0-9,]+ \\|")
			.containsPattern("\\| back-fill in batches, as fast as a loop by hand \\| 1\\.3 \\| [0-9.]+ \\|");
	}

	@Test
	void aPeerThatIsNotKnownIsWrongUsage() {
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
		assertThat(Benchmarks.run(stream, stream, "--peers=nobody")).isEqualTo(2);
	}

}
