package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.operation.Operations;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.RevisionInfo;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands beside revisions that are written in Java.
 */
@PostgresTest
class JavaRevisionCommandsTests {

	private Path sources;

	private RevisionFolder folder;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) throws IOException {
		this.sources = Files.createDirectories(path.resolve("src"));
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.tester = new CommandTester(database, this.folder).with(JavaApplication.class)
			.with("migrate.revisions-directory", this.folder.path().toString())
			.with("migrate.java-source-directory", this.sources.toString());
	}

	@Test
	void theyRunAndAreTakenBackAndShown() {
		assertThat(this.tester.migrate("upgrade").lines()).hasSize(3);
		assertThat(this.tester.migrate("current").lines()).containsExactly("bbbb (head)");
		assertThat(this.tester.migrate("show", "head").lines()).contains("Path: " + AddName.class.getName());
		assertThat(this.tester.migrate("plan", "-v", "-1").lines()).containsExactly("downgrade bbbb add a name", "",
				"    ALTER TABLE aaaa DROP COLUMN name;", "");
		assertThat(this.tester.migrate("downgrade", "-1").lines()).hasSize(2);
		assertThat(this.tester.migrate("upgrade", "aaaa:bbbb", "--sql").out())
			.contains("ALTER TABLE aaaa ADD COLUMN name text;");
	}

	@Test
	void aClassIsCreatedBelowTheApplication() throws IOException {
		List<String> lines = this.tester.migrate("revision", "--java", "-m", "add OCR results", "--rev-id=cccc")
			.lines();
		assertThat(lines).containsExactly(this.sources + "/io/migrate/boot/cli/revisions/AddOcrResults.java");
		assertThat(Files.readString(Path.of(lines.get(0)))).contains("package io.migrate.boot.cli.revisions;",
				"@RevisionInfo(id = \"cccc\"", "revises = \"bbbb\"", "class AddOcrResults implements JavaRevision");
	}

	@Test
	void aClassThatIsNotCompiledIsContinued() throws IOException {
		this.tester.migrate("revision", "--java", "-m", "one", "--rev-id=cccc").lines();
		this.tester.migrate("revision", "-m", "two", "--rev-id=dddd", "--migrate.revision-file-name={id}").lines();
		assertThat(this.folder.path().resolve("dddd.sql")).content().contains("Revises:       cccc");
		String three = this.tester.migrate("revision", "--java", "-m", "three").lines().get(0);
		assertThat(Files.readString(Path.of(three))).contains("revises = \"dddd\"");
		assertThat(this.tester.migrate("revision", "--java", "-m", "four", "--head=cccc").error())
			.contains("The parent cccc is no head");
	}

	@Test
	void itGoesWhereItIsTold(@TempDir Path other) {
		assertThat(this.tester.migrate("revision", "-m", "one", "--package=com.acme", "--location=" + other).lines())
			.containsExactly(other + "/com/acme/One.java");
		assertThat(this.tester.with("migrate.java-revisions-package", "com.acme.db")
			.migrate("revision", "--java", "-m", "two")
			.lines()).containsExactly(this.sources + "/com/acme/db/Two.java");
	}

	@Test
	void whatIsWrongIsSaidBeforeAnythingIsWritten() {
		Result result = this.tester.migrate("revision", "--java", "-m", " ", "--rev-id=bbbb", "--package=a-b");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("Revision id bbbb is already used by " + AddName.class.getName(),
				"The message is blank", "'a-b' is no package for revisions");
		assertThat(this.sources).isEmptyDirectory();
	}

	@Test
	void editOpensTheSource() throws IOException {
		Path source = this.sources.resolve("io/migrate/boot/cli/JavaRevisionCommandsTests.java");
		assertThat(this.tester.with("EDITOR", "true").migrate("edit", "head").error())
			.contains("The source of bbbb (add a name) is not in " + this.sources);
		Files.createDirectories(source.getParent());
		Files.writeString(source, "");
		assertThat(this.tester.migrate("edit", "head").codes()).containsExactly(0);
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class JavaApplication {

		@Bean
		AddName addName() {
			return new AddName();
		}

	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add a name")
	static class AddName implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", "name", "text");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("aaaa", "name");
		}

	}

}
