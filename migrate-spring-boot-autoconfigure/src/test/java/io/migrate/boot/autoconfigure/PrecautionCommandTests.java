package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.plan.Prospect;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done before an application takes data away: commands and beans.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
@DisabledOnOs(OS.WINDOWS)
class PrecautionCommandTests {

	private static final Target BASE = Target.parse("base");

	private Path path;

	private RevisionFolder folder;

	private TestDatabase database;

	private CapturedOutput output;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database, CapturedOutput output) {
		this.path = path;
		this.database = database;
		this.output = output;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		Migrations.on(database.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
		this.folder.revision("bbbb", "aaaa", "ALTER TABLE aaaa DROP COLUMN id;", "ALTER TABLE aaaa ADD COLUMN id int;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location());
	}

	@Test
	void aCommandIsToldWhereTheDatabaseIsAndWhatIsLost() {
		this.runner.withPropertyValues(
				"migrate.before-destructive=printf '%s|' \"$PGDATABASE\" \"$PGUSER\" \"$PGPASSWORD\" \"$MIGRATE_STEPS\" \"$MIGRATE_LOSSES\" > "
						+ file("told"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(read("told")).isEqualTo(String.join("|", this.database.name(), this.database.user(),
				this.database.password(), "bbbb", this.folder.path() + "/bbbb.sql:7: ALTER TABLE aaaa DROP id", ""));
		assertThat(columns()).isZero();
	}

	@Test
	void whatItPrintsIsLoggedWithoutThePassword() {
		start("migrate.before-destructive=echo one; echo \"two <$PGPASSWORD>\" >&2");
		assertThat(this.output).contains("CommandPrecaution one\n", "CommandPrecaution two <***>\n")
			.containsPattern("Before steps that take data away: the command in 'migrate.before-destructive'")
			.containsPattern("Done in \\d+ ms: the command in 'migrate.before-destructive'");
	}

	@Test
	void aCommandThatFailsStopsTheStart() {
		StartFailure failure = StartFailure.of(this.output, this.database, this.folder,
				"migrate.before-destructive=seq 1 20; echo \"no space for $PGPASSWORD\"; exit 3");
		assertThat(failure.description()).isEqualTo("Nothing was changed, since the command in"
				+ " 'migrate.before-destructive' failed before steps that take data away: it ended with exit code 3."
				+ " The last lines that it printed:\n\n  12\n  13\n  14\n  15\n  16\n  17\n  18\n  19\n  20\n"
				+ "  no space for ***");
		assertThat(failure.action())
			.isEqualTo("Correct the command, or what it needs, and start again. Try it in a shell of the same user.");
		assertThat(columns()).isEqualTo(1);
	}

	@Test
	void aCommandThatDoesNotExistStopsTheStart() {
		StartFailure failure = StartFailure.of(this.output, this.database, this.folder,
				"migrate.before-destructive=pg_dumb -Fc");
		assertThat(failure.description()).contains("exit code 127", "pg_dumb");
	}

	@Test
	void aCommandForDowngradesIsLeftAloneByAnUpgrade() {
		this.runner.withPropertyValues("migrate.before-downgrade=echo x >> " + file("told")).run((context) -> {
			assertThat(Files.exists(this.path.resolve("told"))).isFalse();
			context.getBean(Migrations.class).downgrade(Target.parse("-1"));
			assertThat(read("told")).isEqualTo("x\n");
		});
	}

	@Test
	void theSameCommandForBothRunsOnce() {
		this.runner
			.withPropertyValues("migrate.before-downgrade=echo x >> " + file("told"),
					"migrate.before-destructive=echo x >> " + file("told"))
			.run((context) -> {
				assertThat(read("told")).isEqualTo("x\n");
				context.getBean(Migrations.class).downgrade(BASE);
				assertThat(read("told")).isEqualTo("x\nx\n");
			});
	}

	@Test
	void anEmptySettingIsNone() {
		this.runner.withPropertyValues("migrate.before-downgrade=", "migrate.before-destructive=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aCommandOfAFurtherDatabaseIsToldOfThatOne(TestDatabase audit) {
		audit.client().sql("CREATE TABLE aaaa ()").update();
		this.runner.withBean("audit", TestDatabase.class, () -> audit)
			.withUserConfiguration(Audit.class)
			.withPropertyValues("migrate.on-startup=none",
					"migrate.before-downgrade=echo $PGDATABASE > " + file("told"))
			.run((context) -> {
				Migrations further = context.getBean("auditMigrations", Migrations.class);
				further.stamp(Target.HEAD);
				further.downgrade(Target.parse("aaaa"));
				assertThat(read("told")).isEqualTo(audit.name() + "\n");
			});
	}

	@Test
	void beansAreAskedAndOneForBothOnce() {
		this.runner.withUserConfiguration(Beans.class).run((context) -> {
			context.getBean(Migrations.class).downgrade(BASE);
			assertThat(context.getBean(Backup.class).taken).containsExactly("upgrade true", "downgrade true");
			assertThat(context.getBean(Beans.class).taken).containsExactly("snapshot");
		});
	}

	@Test
	void aBeanThatFailsIsNamedByItsClass() {
		this.runner.withBean("full", BeforeDestructive.class, () -> (prospect) -> {
			throw new IllegalStateException("no space");
		})
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("since " + PrecautionCommandTests.class.getName()
						+ " failed before steps that take" + " data away: java.lang.IllegalStateException: no space"));
	}

	@Test
	@Timeout(120)
	void aCommandThatHangsEndsWithTheProcess() throws Exception {
		try (ChildApplication child = ChildApplication.start(this.path.resolve("log"), this.database, this.folder,
				"migrate.before-destructive=sleep 600 & echo $! > " + file("pid") + "; echo waiting; wait")) {
			while (!child.output().contains("CommandPrecaution waiting\n")) {
				Files.writeString(Path.of("/tmp/hooks-child.txt"), child.output());
				Thread.sleep(5000);
			}
			assertThat(child.terminate(30)).as(child.output()).isTrue();
			assertThat(child.output()).contains("This process is to end").doesNotContain("\tat ");
		}
		Optional<ProcessHandle> sleep = ProcessHandle.of(Long.parseLong(read("pid").strip()));
		assertThat(sleep.filter(ProcessHandle::isAlive)).isEmpty();
		assertThat(columns()).isEqualTo(1);
	}

	@Test
	void whatACommandLeavesBehindIsNotWaitedFor() {
		this.runner.withPropertyValues("migrate.before-destructive=echo begun; sleep 60 & echo $! > " + file("pid"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				ProcessHandle.of(Long.parseLong(read("pid").strip())).ifPresent(ProcessHandle::destroy);
			});
	}

	@Test
	void aCommandThatAsksForSomethingGetsNoAnswer() {
		start("migrate.before-destructive=read answer || echo nobody there");
		assertThat(this.output).contains("CommandPrecaution nobody there\n");
	}

	@Test
	void manyLossesAreCutSoThatTheCommandCanBegin() {
		for (int i = 0; i < 9; i++) {
			this.folder.revision("many" + i, (i == 0) ? "bbbb" : "many" + (i - 1), "TRUNCATE aaaa;\n".repeat(90), "");
		}
		this.runner
			.withPropertyValues("migrate.data-statements=allow",
					"migrate.before-destructive=echo \"$MIGRATE_LOSSES\" > " + file("told"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(read("told")).hasSizeBetween(30_000, 30_010).endsWith(" …\n");
	}

	private void start(String... settings) {
		SpringApplication application = new SpringApplication(StartFailure.Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application
			.setDefaultProperties(Map.of("spring.datasource.url", this.database.url(), "spring.datasource.username",
					this.database.user(), "spring.datasource.password", this.database.password(), "migrate.locations",
					this.folder.location(), "logging.level.io.migrate", "info"));
		application.run(Stream.of(settings).map((setting) -> "--" + setting).toArray(String[]::new)).close();
	}

	private Path file(String name) {
		return this.path.resolve(name);
	}

	private String read(String name) {
		try {
			return Files.readString(this.path.resolve(name));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private long columns() {
		return this.database.client()
			.sql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'aaaa'::regclass AND attname = 'id'")
			.query(Long.class)
			.single();
	}

	@Configuration(proxyBeanMethods = false)
	static class Audit {

		@Bean(defaultCandidate = false)
		Migrations auditMigrations(MigrationsFactory factory, TestDatabase audit, MigrateProperties properties) {
			DataSource dataSource = audit.dataSource();
			return factory.on(dataSource).locations(properties.locations().toArray(String[]::new)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		private final List<String> taken = new ArrayList<>();

		@Bean
		Backup backup() {
			return new Backup();
		}

		@Bean
		BeforeDowngrade snapshot() {
			return (prospect) -> this.taken.add("snapshot");
		}

	}

	/**
	 * For both.
	 */
	static class Backup implements BeforeDowngrade, BeforeDestructive {

		private final List<String> taken = new ArrayList<>();

		@Override
		public void take(Prospect prospect) {
			this.taken.add((prospect.isDowngrade() ? "downgrade " : "upgrade ") + prospect.isDestructive());
		}

	}

}
