package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code verify --write-fingerprints}.
 */
@PostgresTest
class FingerprintCommandTests {

	private Path path;

	private RevisionFolder folder;

	private CommandTester application;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) {
		this.path = path;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.application = new CommandTester(database, this.folder).with("migrate.verify.fingerprints",
				"file:" + path.resolve("db/fingerprints.txt"));
	}

	@Test
	void theFileIsMadeWhereItIsSetAndLeftAsItIsWhileItFits() throws IOException {
		Path file = this.path.resolve("db/fingerprints.txt");
		assertThat(this.application.migrate("verify", "--write-fingerprints").lines()).containsExactly(file.toString());
		assertThat(Files.readString(file)).contains(" aaaa\n");
		assertThat(this.application.migrate("verify", "--write-fingerprints"))
			.isEqualTo(new Result(List.of(0), "", "Nothing has changed in " + file + ".\n"));
		this.folder.table("bbbb", "aaaa");
		assertThat(this.application.migrate("verify", "--write-fingerprints").lines()).containsExactly(file.toString());
		assertThat(Files.readString(file)).contains(" aaaa\n", " bbbb\n");
		assertThat(Files.list(file.getParent())).containsExactly(file);
	}

	@Test
	void anotherFileMayBeNamed() {
		Path file = this.path.resolve("other.txt");
		assertThat(this.application.migrate("verify", "--write-fingerprints", file.toString()).lines())
			.containsExactly(file.toString());
		assertThat(file).exists();
		assertThat(this.path.resolve("db")).doesNotExist();
	}

	@Test
	void whereNobodyCanWriteThatIsSaid() throws IOException {
		Files.createFile(this.path.resolve("db"));
		assertThat(this.application.migrate("verify", "--write-fingerprints").error())
			.startsWith("Error: The fingerprints cannot be ")
			.contains("fingerprints.txt");
	}

	@Test
	void jsonHasNothingToSay() {
		assertThat(this.application.migrate("verify", "--write-fingerprints", "--format", "json").codes())
			.containsExactly(2);
	}

	@Test
	void theSourceOfWhatIsOnTheClassPathIsWritten() {
		assertThat(FingerprintSource.of("classpath:db/x.txt")).isEqualTo(Path.of("src/main/resources/db/x.txt"));
		assertThat(FingerprintSource.of("classpath:/db/x.txt")).isEqualTo(Path.of("src/main/resources/db/x.txt"));
		assertThat(FingerprintSource.of("db/x.txt")).isEqualTo(Path.of("src/main/resources/db/x.txt"));
		assertThat(FingerprintSource.of("file:db/x.txt")).isEqualTo(Path.of("db/x.txt"));
	}

	@Test
	void whereThereIsNoSourceOneIsToBeNamed() {
		assertThatExceptionOfType(CommandFailedException.class)
			.isThrownBy(() -> FingerprintSource.of("https://example.org/x.txt"))
			.withMessage("No file can be written at https://example.org/x.txt");
		assertThatExceptionOfType(CommandFailedException.class).isThrownBy(() -> FingerprintSource.of(null))
			.withMessage("Nobody reads fingerprints of this database");
	}

}
