package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.boot.populate.PopulationAutoConfiguration;
import io.migrate.populate.Batch;
import io.migrate.populate.BatchPopulator;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code migrate populate} and {@code migrate upgrade --populate}.
 */
@PostgresTest
class PopulateCommandTests {

	private RevisionFolder populations;

	private RevisionFolder folder;

	private TestDatabase database;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions"))
			.revision("aaaa", "", "CREATE TABLE role (name text PRIMARY KEY);", "DROP TABLE role;")
			.table("bbbb", "aaaa");
		this.populations = new RevisionFolder(path.resolve("populations")).file("roles.sql", """
				-- Population: roles
				-- After: aaaa

				INSERT INTO role VALUES ('admin'), ('guest') ON CONFLICT DO NOTHING;
				""").file("late.sql", """
				-- Population: late
				-- After: bbbb
				-- Depends on: roles

				INSERT INTO role VALUES ('late') ON CONFLICT DO NOTHING;
				""");
		this.tester = new CommandTester(database, this.folder).with("migrate.populations.locations",
				this.populations.location());
	}

	@Test
	void itRunsWhatIsDue() {
		this.tester.migrate("upgrade").lines();
		assertThat(this.tester.migrate("populate").lines()).satisfiesExactly(
				(line) -> assertThat(line).matches("populate roles: 2 rows in \\d+ ms"),
				(line) -> assertThat(line).matches("populate late: 1 row in \\d+ ms"));
		assertThat(this.tester.migrate("populate").lines()).containsExactly("Nothing to do");
	}

	@Test
	void anUpgradeAloneAndOtherCommandsRunNone() {
		this.tester.with(WithBeans.class);
		this.tester.migrate("upgrade").lines();
		this.tester.migrate("current").lines();
		assertThat(roles()).isEmpty();
	}

	@Test
	void aNameBringsWhatItDependsOnAlong() {
		this.tester.migrate("upgrade").lines();
		assertThat(this.tester.migrate("populate", "roles").lines()).hasSize(1);
		assertThat(this.tester.migrate("populate", "late", "--force").lines()).singleElement()
			.asString()
			.startsWith("populate late: 1 row");
		assertThat(this.tester.migrate("populate", "--force").lines()).hasSize(2);
	}

	@Test
	void aNameThatIsNotThereIsRefused() {
		Result result = this.tester.migrate("populate", "rolls");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("There is no population rolls", "There are: roles, late.");
	}

	@Test
	void whatWaitsIsSaid() {
		this.tester.migrate("upgrade", "aaaa").lines();
		Result all = this.tester.migrate("populate");
		assertThat(all.lines()).hasSize(1);
		assertThat(all.error()).isEqualTo("populate late waits: 'bbbb' is not applied yet\n");
		Result named = this.tester.migrate("populate", "late");
		assertThat(named.codes()).containsExactly(1);
		assertThat(named.error()).contains("Error: Not run, since it waits: late", "migrate upgrade --populate");
	}

	@Test
	void aDryRunShowsWhatWouldRunAndWhy() {
		this.tester.migrate("upgrade", "aaaa").lines();
		assertThat(this.tester.migrate("populate", "--dry-run").lines()).containsExactly("populate roles (new)",
				"wait late ('bbbb' is not applied yet)");
		assertThat(this.tester.onTerminal().migrate("populate", "--dry-run").lines())
			.containsExactly("populate  roles  (new)", "wait      late   ('bbbb' is not applied yet)");
		assertThat(this.tester.migrate("populate", "--dry-run", "-v").out()).contains("roles.sql");
		assertThat(roles()).isEmpty();
		this.tester.migrate("populate").lines();
		assertThat(this.tester.migrate("populate", "roles", "--dry-run").error()).isEqualTo("Nothing to do.\n");
		assertThat(this.tester.migrate("populate", "roles", "--dry-run", "--force").lines())
			.containsExactly("populate  roles  (forced)");
	}

	@Test
	void aDryRunIsForProgramsToo() {
		this.tester.migrate("upgrade", "aaaa").lines();
		String roles = this.populations.path().resolve("roles.sql").toString();
		String late = this.populations.path().resolve("late.sql").toString();
		assertThat(this.tester.migrate("populate", "--dry-run", "--format", "json").lines())
			.containsExactly(("{\"due\":[{\"name\":\"roles\",\"kind\":\"sql\",\"source\":\"%s\",\"after\":\"aaaa\","
					+ "\"mode\":\"on-change\",\"reason\":\"new\"}],\"waiting\":[{\"name\":\"late\",\"kind\":\"sql\","
					+ "\"source\":\"%s\",\"after\":\"bbbb\",\"mode\":\"on-change\",\"reason\":\"'bbbb' is not applied yet\"}]}")
				.formatted(roles, late));
		assertThat(this.tester.migrate("populate", "--format", "json").codes()).containsExactly(2);
	}

	@Test
	void aFailureIsSaidAndTheOthersRun() {
		this.populations.file("broken.sql", """
				-- Population: broken

				INSERT INTO role (nam) VALUES ('x');
				""");
		this.tester.migrate("upgrade").lines();
		Result result = this.tester.migrate("populate");
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.out().lines()).hasSize(2);
		assertThat(result.error()).contains("Error: The population broken", "broken.sql:3:19: column \"nam\"");
	}

	@Test
	void beansRunWithWhatTheyNeed() {
		this.tester.with(WithBeans.class);
		assertThat(this.tester.migrate("upgrade", "--populate").lines()).filteredOn((line) -> line.startsWith("pop"))
			.satisfiesExactlyInAnyOrder((line) -> assertThat(line).startsWith("populate roles: 2"),
					(line) -> assertThat(line).startsWith("populate late: 1"),
					(line) -> assertThat(line).startsWith("populate bean: 1"));
		assertThat(roles()).isEqualTo("admin guest late bean");
	}

	@Test
	void revisionsAndThePopulationsThatTheyNeedRunInTurn() {
		this.folder.file("cccc.sql", """
				-- c
				-- Revision ID: cccc
				-- Revises: bbbb
				-- Needs population: bean, late

				-- migrate:upgrade
				CREATE TABLE cccc (id int);
				-- migrate:downgrade
				DROP TABLE cccc;
				""");
		this.tester.with(WithBeans.class);
		Result plain = this.tester.migrate("upgrade");
		assertThat(plain.codes()).containsExactly(1);
		assertThat(plain.error()).contains("cccc.sql: cccc (c) needs bean", "'migrate upgrade --populate'");
		assertThat(this.tester.migrate("plan").lines()).containsExactly("upgrade cccc c (needs bean, late)");
		assertThat(this.tester.migrate("plan", "--format", "json").out())
			.contains("\"needsPopulation\":[\"bean\",\"late\"]");
		assertThat(this.tester.migrate("upgrade", "--populate").lines()).last().asString().startsWith("Done: 1 step");
		assertThat(this.tester.migrate("current").lines()).containsExactly("cccc (head)");
	}

	@Test
	void oneThatRunsInBatchesIsPausedAndGoesOn() {
		this.tester.with(WithBatches.class);
		this.tester.migrate("upgrade").lines();
		this.database.client().sql("INSERT INTO role SELECT 'r' || n FROM generate_series(1, 5) AS n").update();
		assertThat(this.tester.migrate("populate", "batches", "--pause").error()).contains("batches");
		assertThat(this.tester.migrate("populate", "batches").error()).contains("The population batches");
		assertThat(this.tester.migrate("populate", "batches", "--pause").codes()).containsExactly(0);
		assertThat(this.tester.migrate("populate", "batches").error()).contains("batches waits: is paused");
		this.database.client().sql("INSERT INTO role VALUES ('ready')").update();
		assertThat(this.tester.migrate("populate", "batches", "--resume").codes()).containsExactly(0);
		assertThat(this.tester.migrate("populate", "batches").lines()).last()
			.asString()
			.startsWith("populate batches: 5");
	}

	@Test
	void whatIsPausedHasAName() {
		assertThat(this.tester.migrate("populate", "--pause").codes()).containsExactly(2);
		assertThat(this.tester.migrate("populate", "--pause", "--force", "x").codes()).containsExactly(2);
		assertThat(this.tester.migrate("populate", "--pause", "--resume", "x").codes()).containsExactly(2);
	}

	@Test
	void aScriptHasNone() {
		Result result = this.tester.migrate("upgrade", "--populate", "--sql");
		assertThat(result.codes()).containsExactly(2);
		assertThat(result.error()).contains("--populate does not go with --sql");
	}

	@Test
	void oneThatTakesLongShowsForHowLong() {
		this.populations.file("slow.sql", """
				-- Population: slow

				SELECT pg_sleep(3);
				""");
		this.tester.migrate("upgrade").lines();
		assertThat(this.tester.onTerminal().migrate("populate", "slow").out())
			.containsPattern("\r\u001b\\[K\u001b\\[\\?7l2 s populate slow\u001b\\[\\?7h");
	}

	private String roles() {
		return String.join(" ", this.database.client().sql("SELECT name FROM role").query(String.class).list());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ PopulationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class })
	static class WithBeans {

		@Bean
		Populator bean(JdbcClient client) {
			return new Populator() {
				@Override
				public String name() {
					return "bean";
				}

				@Override
				public String after() {
					return "aaaa";
				}

				@Override
				public void populate(PopulationContext context) {
					context.addRows(client.sql("INSERT INTO role VALUES ('bean')").update());
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithBatches {

		@Bean
		BatchPopulator batches() {
			return new BatchPopulator() {
				@Override
				public String name() {
					return "batches";
				}

				@Override
				public String table() {
					return "role";
				}

				@Override
				public List<String> key() {
					return List.of("name");
				}

				@Override
				public long populate(Batch batch) {
					batch.jdbc().sql("SELECT 1 / count(*) FROM role WHERE name = 'ready'").query().singleValue();
					return batch.jdbc()
						.sql("SELECT count(*) FROM role WHERE " + batch.condition())
						.query(Long.class)
						.single();
				}
			};
		}

	}

}
