package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.autogenerate.OperationRewriter;
import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.boot.jpa.JpaModelAutoConfiguration;
import io.migrate.diff.Change;
import io.migrate.diff.Stage;
import io.migrate.operation.DropTable;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code check} and {@code revision --autogenerate} with an entity that changes.
 */
@PostgresTest
class AutogenerateCommandsTests {

	private TestDatabase database;

	private RevisionFolder folder;

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.folder = new RevisionFolder(path).revision("aaaa", "",
				"CREATE TABLE person (id bigint PRIMARY KEY, name varchar(255));", "DROP TABLE person;");
		application().migrate("upgrade").lines();
	}

	private CommandTester application(Class<?>... more) {
		CommandTester tester = new CommandTester(this.database, this.folder).with("migrate.revisions-directory",
				this.folder.path().toString());
		Stream.of(more).forEach(tester::with);
		return tester;
	}

	private static String upgradeOf(String file) {
		try {
			String text = Files.readString(Path.of(file));
			return text.substring(text.indexOf("-- migrate:upgrade\n") + 19, text.indexOf("\n-- migrate:downgrade"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aNewFieldIsFoundDraftedAppliedAndGone() {
		CommandTester application = application(WithEmail.class);
		assertThat(application.migrate("check"))
			.isEqualTo(new Result(List.of(1), "column public.person.email is missing\n", """

					'migrate revision --autogenerate -m TEXT' drafts the revision that brings the database there.
					"""));
		Result drafted = application.migrate("revision", "--autogenerate", "-m", "add email");
		assertThat(drafted.error()).isEqualTo("column public.person.email is missing\n");
		assertThat(drafted.lines()).singleElement()
			.satisfies((file) -> assertThat(file).endsWith("_add_email.sql"))
			.satisfies((file) -> assertThat(upgradeOf(file))
				.isEqualTo("ALTER TABLE public.person ADD COLUMN email varchar(100);\n"));
		application.migrate("upgrade").lines();
		assertThat(application.migrate("check")).isEqualTo(new Result(List.of(0), "", "Nothing differs.\n"));
		assertThat(application.migrate("revision", "--autogenerate", "-m", "again"))
			.isEqualTo(new Result(List.of(0), "", "Nothing differs, and no file was written.\n"));
		assertThat(this.folder.path().toFile().list()).hasSize(2);
	}

	@Test
	void whatIsSaidOfAColumnIsComparedForTheTypeThatItKeeps() {
		this.database.client()
			.sql("ALTER TABLE person ADD COLUMN mood text DEFAULT 'LOW' CHECK (mood IN ('LOW', 'HIGH'))")
			.update();
		assertThat(application(WithMood.class).migrate("check"))
			.isEqualTo(new Result(List.of(0), "", "Nothing differs.\n"));
	}

	@Test
	void aProgramReadsWhatDiffers() {
		assertThat(application(WithEmail.class).migrate("check", "--format", "json").out())
			.isEqualTo("{\"differences\":[\"column public.person.email is missing\"],\"notCompared\":[]}\n");
	}

	@Test
	void aDraftThatIsNotAppliedIsInTheWay() {
		CommandTester application = application(WithEmail.class);
		application.migrate("revision", "--autogenerate", "-m", "add email").lines();
		Result again = application.migrate("revision", "--autogenerate", "-m", "add email");
		assertThat(again.codes()).containsExactly(1);
		assertThat(again.error()).contains("The database stands at aaaa and cannot be compared", "(add email)");
		assertThat(application.migrate("check").error()).contains("cannot be compared");
		assertThat(this.folder.path().toFile().list()).hasSize(2);
	}

	@Test
	void aRenameIsSaid() {
		CommandTester application = application(Renamed.class);
		assertThat(application.migrate("check", "--rename=person.name=person.full_name").out())
			.isEqualTo("column public.person.name is to be full_name\n");
		String file = application
			.migrate("revision", "--autogenerate", "-m", "rename", "--rename", "person.name=person.full_name")
			.lines()
			.get(0);
		assertThat(upgradeOf(file)).isEqualTo("""
				-- Instances of the release before do not find the column under its new name: stop them first.
				ALTER TABLE public.person RENAME COLUMN name TO full_name;
				""");
	}

	@Test
	void wrongUsageIsSaidBeforeTheApplicationStarts() {
		CommandTester application = application(Renamed.class);
		assertThat(application.migrate("revision", "-m", "x", "--rename", "a=b").codes()).containsExactly(2);
		assertThat(application.migrate("revision", "-m", "x", "--autogenerate", "--java").codes()).containsExactly(2);
		Result result = application.migrate("check", "--rename", "person");
		assertThat(result.codes()).containsExactly(2);
		assertThat(result.error()).contains("'person' is no rename");
	}

	@Test
	void settingsAndBeansDecideWhatStays() {
		this.database.client().sql("CREATE TABLE old (id int); CREATE TABLE report_a (id int)").update();
		CommandTester application = application(Unchanged.class).with("migrate.autogenerate.exclude", "report_*");
		assertThat(application.migrate("check").out()).isEqualTo("table public.old is only in the database\n");
		assertThat(application.with(KeepTables.class).migrate("check").codes()).containsExactly(0);
		assertThat(application(Unchanged.class).with("migrate.autogenerate.include", "pers*").migrate("check").codes())
			.containsExactly(0);
		assertThat(
				application(Unchanged.class).with("migrate.protected-tables", "old,report_*").migrate("check").codes())
			.containsExactly(0);
	}

	@Test
	void withoutEntitiesThatIsSaid() {
		Result result = application().migrate("check");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("Nothing says what the database should have");
	}

	@Test
	void whatHibernateIsToldToMakeIsNotMade() {
		CommandTester application = application(WithEmail.class)
			.with("spring.jpa.properties.hibernate.hbm2ddl.auto", "create-drop")
			.with("spring.jpa.hibernate.ddl-auto", "create");
		assertThat(application.migrate("check").codes()).containsExactly(1);
		assertThat(application.migrate("check").codes()).containsExactly(1);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ HibernateJpaAutoConfiguration.class, JpaModelAutoConfiguration.class })
	static class Jpa {

	}

	@Configuration(proxyBeanMethods = false)
	static class Unchanged extends Jpa {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Person.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithEmail extends Jpa {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(PersonWithEmail.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithMood extends Jpa {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(PersonWithMood.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Renamed extends Jpa {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(RenamedPerson.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class KeepTables {

		@Bean
		OperationRewriter keepTables() {
			return (stages) -> stages.stream()
				.map((stage) -> new Stage(stage.purpose(), stage.changes().stream().filter(this::keeps).toList()))
				.toList();
		}

		private boolean keeps(Change change) {
			return !(change.operation() instanceof DropTable);
		}

	}

	@Entity(name = "person")
	static class Person {

		@Id
		private Long id;

		private String name;

	}

	@Entity(name = "person")
	static class PersonWithEmail {

		@Id
		private Long id;

		private String name;

		@Column(length = 100)
		private String email;

	}

	@Entity(name = "person")
	static class PersonWithMood {

		@Id
		private Long id;

		private String name;

		@Enumerated(EnumType.STRING)
		@ColumnDefault("'LOW'")
		private Mood mood;

	}

	enum Mood {

		LOW, HIGH

	}

	@Entity(name = "person")
	static class RenamedPerson {

		@Id
		private Long id;

		private String fullName;

	}

}
