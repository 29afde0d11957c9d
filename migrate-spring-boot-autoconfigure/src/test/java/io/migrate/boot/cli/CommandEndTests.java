package io.migrate.boot.cli;

import java.nio.file.Path;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exit codes, and what a person reads when something is wrong.
 */
@PostgresTest
class CommandEndTests {

	private RevisionFolder folder;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.tester = new CommandTester(database, this.folder);
	}

	@Test
	void aFailureSaysWhatIsWrongAndWhatToDo() {
		assertFailure(this.tester.migrate("upgrade", "nope")).startsWith("Error: There is no revision or branch 'nope'")
			.contains("\n\nWrite the id of a revision")
			.doesNotContain("\tat ");
	}

	@Test
	void aStackTraceIsPrintedOnDemand() {
		assertFailure(this.tester.migrate("upgrade", "nope", "--stacktrace")).contains("\tat io.migrate.")
			.contains("Error: There is no revision");
		assertFailure(this.tester.migrate("--stacktrace", "upgrade", "nope")).contains("\tat io.migrate.");
	}

	@Test
	void whatStoppedAnUpgradeIsShown() {
		this.folder.revision("bbbb", "aaaa", "SELECT 1/0;", "");
		assertFailure(this.tester.migrate("upgrade")).contains("bbbb.sql:").contains("Kept: the step before it");
	}

	@Test
	void aBadSettingIsNamed() {
		assertFailure(this.tester.migrate("current", "--migrate.lock-timeout=soon")).contains("migrate.lock-timeout")
			.contains("soon")
			.doesNotContain("\tat ");
	}

	@Test
	void aNameThatIsNoSettingIsNamedWithWhatIsMeant() {
		assertFailure(this.tester.migrate("upgrade", "--migrate.look-timeout=1s"))
			.startsWith("Error: There is no setting of this name:\n"
					+ "  migrate.look-timeout in commandLineArgs: did you mean migrate.lock-timeout?\n\nCorrect or");
	}

	@Test
	void aContextThatCannotStartIsExplained() {
		assertFailure(this.tester.migrate("current", "--spring.config.import=file:/nowhere.yaml")).startsWith("Error: ")
			.contains("nowhere.yaml")
			.doesNotContain("\tat ");
		assertFailure(this.tester.with(Broken.class).migrate("current"))
			.isEqualTo("Error: IllegalStateException: It is broken\n\nWith --stacktrace it says more.\n");
	}

	@Test
	void aDatabaseThatCannotBeReachedIsExplained() {
		assertFailure(this.tester.migrate("current", "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
				"--spring.datasource.hikari.connection-timeout=300"))
			.contains("localhost:1")
			.doesNotContain("\tat ");
	}

	@Test
	void anApplicationWithoutMigrationsSaysSo() {
		assertFailure(this.tester.migrate("current", "--migrate.enabled=false"))
			.isEqualTo("Error: This application has no migrations: there is no bean of that type\n\n"
					+ "They need a DataSource, and 'migrate.enabled' must not be false.\n");
	}

	@Test
	void wrongUsageIsAnotherMatter() {
		assertWrongUsage(this.tester.migrate("upgrad")).contains("Did you mean: migrate upgrade")
			.endsWith("\n'migrate --help' shows how it is called.\n");
		assertWrongUsage(this.tester.migrate("current", "--chek-heads")).contains("--check-heads")
			.endsWith("'migrate current --help' shows how it is called.\n");
		assertWrongUsage(this.tester.migrate("downgrade")).startsWith("Error: Missing").contains("TARGET | --unknown");
		assertWrongUsage(this.tester.migrate("downgrade", "-1", "--unknown")).contains("mutually exclusive");
		assertWrongUsage(this.tester.migrate("stamp")).contains("Name a target");
		assertWrongUsage(this.tester.migrate("upgrade", "a b")).contains("Cannot read the target 'a b'");
		assertWrongUsage(this.tester.migrate()).contains("Usage: migrate");
	}

	@Test
	void helpNeedsNoDatabase() {
		CommandTester elsewhere = this.tester.with("spring.datasource.url", "jdbc:nonsense");
		assertThat(elsewhere.migrate("--help").lines())
			.contains("Usage: migrate [-hV] [--stacktrace] [-n=BEAN] COMMAND");
		assertThat(elsewhere.migrate("help", "upgrade").out()).startsWith("Usage: migrate upgrade");
		assertThat(elsewhere.migrate("upgrade", "-h").out()).startsWith("Usage: migrate upgrade");
		assertThat(elsewhere.migrate("--version").out()).matches("Migrate \\S+\n");
		assertThat(elsewhere.migrate("generate-completion").out()).contains("complete ").contains("check-heads");
		assertThat(elsewhere.migrate("heads").lines()).containsExactly("aaaa (head)");
	}

	@Test
	void anAnswerThatCannotBeWrittenIsAFailure() {
		assertFailure(this.tester.onFullDisk().migrate("heads"))
			.isEqualTo("Error: Not all of the answer could be written: No space left on device\n");
	}

	private static AbstractStringAssert<?> assertFailure(Result result) {
		assertThat(result.codes()).as(result.toString()).containsExactly(1);
		return assertThat(result.error());
	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		static BeanFactoryPostProcessor broken() {
			throw new IllegalStateException("It is broken");
		}

	}

	private static AbstractStringAssert<?> assertWrongUsage(Result result) {
		assertThat(result.codes()).as(result.toString()).containsExactly(2);
		assertThat(result.out()).isEmpty();
		return assertThat(result.error());
	}

}
