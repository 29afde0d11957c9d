package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done before a downgrade that somebody asks for on the command line.
 */
@PostgresTest
@DisabledOnOs(OS.WINDOWS)
class PrecautionInCommandsTests {

	private Path told;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.told = path.resolve("told");
		this.tester = new CommandTester(database,
				new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa"));
		this.tester.migrate("upgrade").lines();
	}

	@Test
	void theCommandRunsBeforeTheDowngrade() throws IOException {
		this.tester.with("migrate.before-downgrade", "echo \"$MIGRATE_STEPS\" > " + this.told);
		assertThat(this.tester.migrate("downgrade", "base").lines()).hasSize(3);
		assertThat(this.told).hasContent("bbbb aaaa");
	}

	@Test
	void aFailureIsSaidAndNothingIsTakenBack() {
		this.tester.with("migrate.before-downgrade", "echo the disk is full; exit 1");
		CommandTester.Result failed = this.tester.migrate("downgrade", "base");
		assertThat(failed.codes()).containsExactly(1);
		assertThat(failed.error()).startsWith(
				"Error: Nothing was changed, since the command in 'migrate.before-downgrade' failed before a downgrade:"
						+ " it ended with exit code 1. The last lines that it printed:\n\n  the disk is full\n");
		assertThat(this.tester.migrate("current").lines()).containsExactly("bbbb (head)");
	}

	@Test
	void aScriptRunsNothing() {
		this.tester.with("migrate.before-downgrade", "echo \"$MIGRATE_STEPS\" > " + this.told);
		assertThat(this.tester.migrate("downgrade", "head:-1", "--sql").lines()).isNotEmpty();
		assertThat(Files.exists(this.told)).isFalse();
	}

}
