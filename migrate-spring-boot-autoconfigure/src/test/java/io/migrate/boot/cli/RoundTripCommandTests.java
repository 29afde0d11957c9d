package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code verify --round-trip}.
 */
@PostgresTest
class RoundTripCommandTests {

	private RevisionFolder folder;

	private CommandTester application;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) {
		this.folder = new RevisionFolder(path).table("a1b2", "");
		this.application = new CommandTester(database, this.folder);
	}

	@Test
	void revisionsThatComeBackAreFine() {
		assertThat(this.application.migrate("verify", "--round-trip")).isEqualTo(new Result(List.of(0),
				"ok    a1b2  revision a1b2\n", "Every revision that can be taken back leaves the schema as it was.\n"));
	}

	@Test
	void oneThatDoesNotComeBackFailsAndLossesAreTold() {
		this.folder.revision("b2c3", "a1b2", "ALTER TABLE a1b2 ADD nick text;", "SELECT 1;");
		this.folder.revision("c3d4", "b2c3", "ALTER TABLE a1b2 DROP nick;", "ALTER TABLE a1b2 ADD nick text;");
		Result result = this.application.onTerminal(new Terminal(true, false, true, 80))
			.migrate("verify", "--round-trip", "b2c3", "c3d4");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.out()).startsWith("""
				✗  b2c3  revision b2c3
				    the downgrade leaves behind column public.a1b2.nick
				    the second upgrade fails:""").endsWith("""
				✓  c3d4  revision c3d4
				    loses data: column public.a1b2.nick held 3 values, all are null now
				""");
		assertThat(result.error()).isEqualTo("\n1 of 2 revisions cannot be taken back as they should.\n");
	}

	@Test
	void programsGetTheSameAsJson() {
		assertThat(this.application.migrate("verify", "--round-trip", "--format", "json").out())
			.startsWith("{\"clean\":true,\"revisions\":[{\"id\":\"a1b2\",\"message\":\"revision a1b2\",\"script\":\"")
			.endsWith(
					"\"outcome\":\"returned\",\"faults\":[],\"losses\":[],\"warnings\":[],\"irreversible\":null}],\"notFilled\":[]}\n");
	}

	@Test
	void revisionsAreNamedForARoundTripOnly() {
		Result result = this.application.migrate("verify", "a1b2");
		assertThat(result.codes()).containsExactly(2);
		assertThat(result.error()).contains("REV is for --round-trip only");
	}

}
