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
 * {@code verify} and {@code repair}.
 */
@PostgresTest
class VerifyCommandTests {

	private TestDatabase database;

	private Path path;

	private RevisionFolder folder;

	private CommandTester application;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.path = path;
		this.folder = new RevisionFolder(path).revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, email text, name varchar(20));", "DROP TABLE users;");
		this.application = new CommandTester(database, this.folder);
		this.application.migrate("upgrade", "head");
	}

	private void change(String sql) {
		this.database.client().sql(sql).update();
	}

	@Test
	void whatIsAsItShouldBeIsSaidInALine() {
		assertThat(this.application.migrate("verify"))
			.isEqualTo(new Result(List.of(0), "", "The database has what its revisions say.\n"));
	}

	@Test
	void findingsStandTogetherWithWhatToDo() {
		change("ALTER TABLE users DROP email, ALTER name TYPE text; CREATE TABLE scratch (id int)");
		Result result = this.application.migrate("verify");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.out()).startsWith("""
				Schema against what the applied revisions leave
				  foreign: table public.scratch
				    'migrate repair --accept' drafts""").endsWith("""
				  missing: column public.users.email
				  altered: column public.users.name (type is text, expected character varying(20))
				    'migrate repair' drafts the revision that brings it back.
				""");
		assertThat(result.error()).isEqualTo("\n3 findings.\n");
	}

	@Test
	void programsGetTheSameAsJson() {
		change("ALTER TABLE users DROP email");
		assertThat(this.application.migrate("verify", "--format", "json").out())
			.startsWith("{\"clean\":false,\"findings\":[{\"kind\":\"SCHEMA\",\"fault\":\"missing\","
					+ "\"subject\":\"column public.users.email\",\"details\":[],\"action\":\"")
			.endsWith("\"}],\"notChecked\":[],\"notes\":[]}\n");
	}

	@Test
	void aRepairIsAFileAndNothingElse() {
		change("ALTER TABLE users DROP email");
		Result result = this.application.migrate("repair", "--rev-id", "b2c3", "--location", this.path.toString());
		assertThat(result.codes()).containsExactly(0);
		assertThat(result.out()).endsWith("b2c3_repair.sql\n");
		assertThat(this.application.migrate("verify").codes()).containsExactly(1);
		this.application.migrate("upgrade", "head");
		assertThat(this.application.migrate("verify").codes()).containsExactly(0);
	}

	@Test
	void whereNothingIsWrongNothingIsDrafted() {
		assertThat(this.application.migrate("repair", "--location", this.path.toString()))
			.isEqualTo(new Result(List.of(0), "", "There is nothing to draft, and no file was written.\n"));
	}

	@Test
	void aStampIsCheckedUnlessThatIsDeclined() {
		this.folder.table("c3d4", "a1b2");
		Result result = this.application.migrate("stamp", "head");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("missing: table public.c3d4");
		assertThat(this.application.migrate("stamp", "--unchecked", "head").codes()).containsExactly(0);
	}

}
