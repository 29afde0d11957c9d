package io.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptClient;
import io.migrate.testing.ScriptClient.Outcome;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Expand, back-fill and contract, released together.
 */
@PostgresTest
class ExpandContractTests {

	private static final String CONTRACT = "ALTER TABLE person ALTER COLUMN full_name SET NOT NULL;";

	private RevisionFolder revisions;

	private RevisionFolder populations;

	private final List<Populator> populators = new ArrayList<>();

	static List<ScriptClient> clients() {
		return ScriptClient.installed();
	}

	@BeforeEach
	void writeFiles(@TempDir Path path) {
		this.revisions = new RevisionFolder(path.resolve("revisions"))
			.revision("base1", "",
					"CREATE TABLE person (id bigint PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);",
					"DROP TABLE person;")
			.revision("expand", "base1", "ALTER TABLE person ADD full_name text;",
					"ALTER TABLE person DROP full_name;");
		contract("-- Needs population: full-names\n");
		this.populations = new RevisionFolder(path.resolve("populations")).file("full-names.sql", """
				-- Population: full-names
				-- After: expand
				UPDATE person SET full_name = first_name || ' ' || last_name WHERE full_name IS NULL;
				""");
	}

	private void contract(String needs) {
		this.revisions.file("contract.sql", """
				-- contract
				--
				-- Revision ID: contract
				-- Revises: expand
				%s
				-- migrate:upgrade
				%s
				-- migrate:downgrade
				ALTER TABLE person ALTER COLUMN full_name DROP NOT NULL;
				""".formatted(needs, CONTRACT));
	}

	@Test
	@EveryMajor
	void withABarrierOneUpgradeDoesAllThree(TestDatabase database) {
		people(database);
		PopulatedUpgrade done = migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
		assertThat(done.steps()).extracting((step) -> step.id().value()).containsExactly("expand", "contract");
		assertThat(done.populations()).extracting((one) -> one.population().header().name() + " " + one.rows())
			.containsExactly("full-names 2");
		assertThat(database.client().sql("SELECT full_name FROM person ORDER BY id").query(String.class).list())
			.containsExactly("Ada Lovelace", "Alan Turing");
		PopulatedUpgrade again = migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
		assertThat(again.steps()).isEmpty();
		assertThat(again.populations()).isEmpty();
	}

	@Test
	void withoutABarrierTheContractStepFails(TestDatabase database) {
		people(database);
		contract("");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD))
			.withMessageContaining("column \"full_name\" of relation \"person\" contains null values");
	}

	@Test
	void stepByStepGoesAsWell(TestDatabase database) {
		people(database);
		Migrations migrations = migrations(database);
		assertThatExceptionOfType(MissingPopulationsException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
		migrations.populations().run(PopulationChoice.DUE);
		assertThat(migrations.upgrade(Target.HEAD).steps()).hasSize(1);
	}

	@Test
	void afterADowngradeBelowTheExpansionAllThreeComeBack(TestDatabase database) {
		people(database);
		migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD);
		migrations(database).downgrade(Target.parse("base1"));
		assertThat(migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD).populations()).hasSize(1);
		assertThat(
				database.client().sql("SELECT count(*) FROM person WHERE full_name IS NULL").query(Long.class).single())
			.isZero();
	}

	@Test
	void whatDoesNotStandOnABarrierIsNotKeptBack(TestDatabase database) {
		this.revisions.table("other", "base1");
		assertThatExceptionOfType(MissingPopulationsException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEADS))
			.withMessageContaining("The 3 steps before them were run.");
		assertThat(migrations(database).status().pending()).extracting(Object::toString).containsExactly("contract");
	}

	@Test
	void onePopulationThatIsNoFileCannotRunWhileTheApplicationStarts(TestDatabase database) {
		this.populations.delete("full-names.sql");
		this.populators.add(new Populator() {
			@Override
			public String name() {
				return "full-names";
			}

			@Override
			public void populate(PopulationContext context) {
				context.jdbc().sql("UPDATE person SET full_name = 'x'").update();
			}
		});
		people(database);
		assertThatExceptionOfType(MissingPopulationsException.class)
			.isThrownBy(() -> migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD))
			.withMessageContaining("contract.sql: contract (contract) needs full-names")
			.satisfies((ex) -> assertThat(ex.action()).contains("migrate upgrade --populate"));
		assertThat(migrations(database).status().pending()).hasSize(2);
		assertThat(migrations(database).upgrade(PopulationChoice.DUE, Target.HEAD).steps()).hasSize(2);
	}

	@Test
	void aPopulationThatComesAfterItsOwnBarrierIsSaidToBeStuck(TestDatabase database) {
		this.populations.file("full-names.sql", """
				-- Population: full-names
				-- After: contract
				SELECT 1;
				""");
		assertThatExceptionOfType(MissingPopulationsException.class)
			.isThrownBy(() -> migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD))
			.withMessageContaining("Revisions need populations that cannot run before them:")
			.withMessageContaining("full-names: 'contract' is not applied yet");
	}

	@Test
	void aNameThatNoPopulationHasIsRefusedBeforeAnythingRuns(TestDatabase database) {
		contract("-- Needs population: full-name\n");
		assertThatExceptionOfType(MissingPopulationsException.class)
			.isThrownBy(() -> migrations(database).upgrade(PopulationChoice.DUE, Target.HEAD))
			.withMessageContaining("Revisions need populations that are not there:")
			.withMessageContaining("contract.sql: contract (contract) needs full-name");
		assertThat(migrations(database).status().pending()).hasSize(3);
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void whatAlwaysRunsIsNoProgress(TestDatabase database) {
		this.populations.file("full-names.sql", """
				-- Population: full-names
				-- After: contract
				SELECT 1;
				""").file("always.sql", """
				-- Population: always
				-- Mode: always
				SELECT 1;
				""");
		assertThatExceptionOfType(MissingPopulationsException.class)
			.isThrownBy(() -> migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD))
			.withMessageContaining("full-names: 'contract' is not applied yet");
	}

	@Test
	void aRelativeTargetIsCountedFromWhereTheUpgradeBegan(TestDatabase database) {
		people(database);
		this.revisions.table("later", "contract");
		assertThat(migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.parse("+2")).steps())
			.extracting((step) -> step.id().value())
			.containsExactly("expand", "contract");
		assertThat(migrations(database).status().pending()).extracting(Object::toString).containsExactly("later");
	}

	@Test
	void oneThatWasChangedSinceRunsAgainBeforeTheRevision(TestDatabase database) {
		people(database);
		String file = "-- Population: full-names\n-- After: expand\n";
		this.populations.file("full-names.sql", file + "SELECT 1;\n");
		migrations(database).upgrade(Target.parse("expand"));
		migrations(database).populations().run(PopulationChoice.DUE);
		this.populations.file("full-names.sql", file + "UPDATE person SET full_name = first_name;\n");
		assertThat(migrations(database).upgrade(PopulationChoice.DUE_FILES, Target.HEAD).steps()).hasSize(1);
	}

	@EveryMajor
	@ParameterizedTest
	@MethodSource("clients")
	void aScriptStopsAtTheBarrierUntilThePopulationIsDone(ScriptClient client) {
		try (TestDatabase database = TestDatabase.create()) {
			people(database);
			Outcome stopped = client.run(database, script("base1:head"));
			assertThat(stopped.success()).isFalse();
			assertThat(stopped.output())
				.contains("Revision contract (contract) needs populations that are not done: full-names");
			migrations(database).populations().run(PopulationChoice.DUE);
			assertThat(client.run(database, script("expand:head")).success()).isTrue();
			assertThat(migrations(database).status().pending()).isEmpty();
		}
	}

	private String script(String range) {
		StringBuilder script = new StringBuilder();
		try (TestDatabase any = TestDatabase.create()) {
			migrations(any).upgradeScript(TargetRange.parse(range), script);
		}
		return script.toString();
	}

	private void people(TestDatabase database) {
		migrations(database).upgrade(Target.parse("base1"));
		database.client().sql("INSERT INTO person VALUES (1, 'Ada', 'Lovelace'), (2, 'Alan', 'Turing')").update();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.revisions.location())
			.populations(this.populations.location())
			.populators(() -> this.populators)
			.build();
	}

}
