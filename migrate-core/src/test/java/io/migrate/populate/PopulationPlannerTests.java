package io.migrate.populate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.file.LocatedFile;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.populate.PopulationRecord.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which populations there are, in which order, and which of them are due.
 */
class PopulationPlannerTests {

	private static final Checksum CHECKSUM = Checksum.of(Checksum.digest());

	private static final Checksum OTHER = new Checksum("0".repeat(64));

	private static final PopulationChoice ALL = PopulationChoice.DUE;

	private static final RevisionGraph GRAPH = RevisionGraph.of(
			List.of(new RevisionNode(new RevisionId("aaaa"), List.of(), List.of(), List.of("access")),
					new RevisionNode(new RevisionId("bbbb"), List.of(new RevisionId("aaaa")), List.of(), List.of())),
			new Problems());

	private final List<Population> populations = new ArrayList<>();

	private final List<PopulationRecord> records = new ArrayList<>();

	private void population(String name, PopulationMode mode, String after, String... dependsOn) {
		population(new PopulationHeader(name, "", after, List.of(dependsOn), mode, List.of()));
	}

	private void population(PopulationHeader header) {
		String file = header.name() + ".sql";
		this.populations.add(new SqlPopulation(header, new LocatedFile(file, file, () -> null), CHECKSUM));
	}

	private void record(String name, State state, Checksum checksum) {
		this.records.add(new PopulationRecord(name, "sql", state, checksum, 0,
				new PopulationRecord.Origin(Instant.EPOCH, Duration.ZERO, "here"), null, null));
	}

	private PopulationCatalog catalog() {
		return PopulationCatalog.load(List.of((problems) -> this.populations), GRAPH);
	}

	private PopulationPlan plan(PopulationChoice choice, String... applied) {
		return new PopulationPlanner(catalog(), Set.of("dev")).plan(this.records,
				Set.copyOf(List.of(applied).stream().map(RevisionId::new).toList()), choice);
	}

	private static List<String> due(PopulationPlan plan) {
		return plan.due().stream().map((due) -> due.population().header().name() + " " + due.reason()).toList();
	}

	private static List<String> waiting(PopulationPlan plan) {
		return plan.waiting()
			.stream()
			.map((waiting) -> waiting.population().header().name() + ": " + waiting.reason())
			.toList();
	}

	@Test
	void eachComesBehindThoseThatItDependsOn() {
		population("c", PopulationMode.ONCE, null, "b");
		population("a", PopulationMode.ONCE, null);
		population("b", PopulationMode.ONCE, null, "a");
		assertThat(due(plan(ALL))).containsExactly("a NEW", "b NEW", "c NEW");
	}

	@Test
	void theModeSaysWhenItRunsAgain() {
		for (PopulationMode mode : PopulationMode.values()) {
			population(mode.key(), mode, null);
			record(mode.key(), State.DONE, CHECKSUM);
		}
		assertThat(due(plan(ALL))).containsExactly("always ALWAYS");
		this.records.clear();
		for (PopulationMode mode : PopulationMode.values()) {
			record(mode.key(), State.DONE, OTHER);
		}
		assertThat(due(plan(ALL))).containsExactly("on-change CHANGED", "always ALWAYS");
	}

	@Test
	void filesThatHaveRunAreLeftAsTheyAre() {
		population("file", PopulationMode.ALWAYS, null);
		java("java", "file");
		assertThat(due(plan(PopulationChoice.DUE_JAVA))).isEmpty();
		assertThat(waiting(plan(PopulationChoice.DUE_JAVA))).containsExactly("java: not done yet: file");
		record("file", State.DONE, CHECKSUM);
		assertThat(due(plan(PopulationChoice.DUE_JAVA))).containsExactly("java NEW");
		assertThat(due(plan(ALL))).containsExactly("file ALWAYS", "java NEW");
	}

	private void java(String name, String dependsOn) {
		PopulationHeader header = new PopulationHeader(name, "", null, List.of(dependsOn), PopulationMode.ONCE,
				List.of());
		this.populations.add(new JavaPopulation(header, new Populator() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public void populate(PopulationContext context) {
			}
		}, CHECKSUM));
	}

	@Test
	void whatFailedOrWasTakenAwayRunsAgain() {
		population("failed", PopulationMode.ONCE, null);
		population("partial", PopulationMode.ONCE, null);
		population("again", PopulationMode.ONCE, null);
		record("failed", State.FAILED, CHECKSUM);
		record("partial", State.PARTIAL, CHECKSUM);
		record("again", State.AGAIN, CHECKSUM);
		assertThat(due(plan(ALL))).containsExactly("failed UNFINISHED", "partial UNFINISHED", "again AGAIN");
	}

	@Test
	void itWaitsForItsRevisionAndThoseThatDependOnItWaitAsWell() {
		population("a", PopulationMode.ONCE, "bbbb");
		population("b", PopulationMode.ONCE, null, "a");
		population("c", PopulationMode.ONCE, "aaaa");
		PopulationPlan plan = plan(ALL, "aaaa");
		assertThat(due(plan)).containsExactly("c NEW");
		assertThat(waiting(plan)).containsExactly("a: 'bbbb' is not applied yet", "b: not done yet: a");
		assertThat(due(plan(ALL, "aaaa", "bbbb"))).containsExactly("a NEW", "b NEW", "c NEW");
	}

	@Test
	void aBranchLabelStandsForWhatItStandsForElsewhere() {
		population("a", PopulationMode.ONCE, "access");
		population("b", PopulationMode.ONCE, "access@head");
		assertThat(due(plan(ALL, "aaaa"))).containsExactly("a NEW");
		assertThat(waiting(plan(ALL, "aaaa"))).containsExactly("b: 'access@head' is not applied yet");
		assertThat(due(plan(ALL, "aaaa", "bbbb"))).containsExactly("a NEW", "b NEW");
	}

	@Test
	void whatIsNamedBringsAlongWhatItNeeds() {
		population("a", PopulationMode.ONCE, null);
		population("b", PopulationMode.ONCE, null, "a");
		population("c", PopulationMode.ONCE, null);
		assertThat(due(plan(new PopulationChoice(Set.of("b"), false, PopulationScope.ALL)))).containsExactly("a NEW",
				"b NEW");
		record("a", State.DONE, CHECKSUM);
		record("b", State.DONE, CHECKSUM);
		assertThat(due(plan(new PopulationChoice(Set.of("b"), false, PopulationScope.ALL)))).isEmpty();
		assertThat(due(plan(new PopulationChoice(Set.of("b"), true, PopulationScope.ALL)))).containsExactly("b FORCED");
		assertThatExceptionOfType(UnknownPopulationException.class)
			.isThrownBy(() -> plan(new PopulationChoice(Set.of("x", "y"), false, PopulationScope.ALL)))
			.withMessage("There is no population x, y");
	}

	@Test
	void itRunsInItsProfilesOnly() {
		population(new PopulationHeader("demo", "", null, List.of(), PopulationMode.ALWAYS, List.of("demo", "dev")));
		population(new PopulationHeader("prod", "", null, List.of(), PopulationMode.ALWAYS, List.of("prod")));
		population("b", PopulationMode.ONCE, null, "prod");
		PopulationPlan plan = plan(ALL);
		assertThat(due(plan)).containsExactly("demo NEW");
		assertThat(waiting(plan)).containsExactly("b: not done yet: prod");
		record("prod", State.DONE, CHECKSUM);
		assertThat(due(plan(ALL))).containsExactly("demo NEW", "b NEW");
	}

	@Test
	void oneThatIsNamedInAnotherProfileSaysSo() {
		population(new PopulationHeader("prod", "", null, List.of(), PopulationMode.ONCE, List.of("prod", "live")));
		assertThat(waiting(plan(ALL))).isEmpty();
		assertThat(waiting(plan(new PopulationChoice(Set.of("prod"), true, PopulationScope.ALL))))
			.containsExactly("prod: runs in other profiles: prod, live");
	}

	@Test
	void whatNewerCodeHasDoneIsLeftAsItIs() {
		population("changed", PopulationMode.ON_CHANGE, null);
		population("begun", PopulationMode.ONCE, null);
		population("new", PopulationMode.ONCE, null, "changed");
		record("changed", State.DONE, OTHER);
		record("begun", State.PARTIAL, OTHER);
		PopulationPlan plan = plan(ALL, "aaaa", "bbbb", "cccc");
		assertThat(due(plan)).containsExactly("new NEW");
		assertThat(waiting(plan))
			.containsExactly("begun: was begun in another version, and the database is ahead of this code");
		assertThat(due(plan(new PopulationChoice(Set.of("changed"), true, PopulationScope.ALL), "cccc")))
			.containsExactly("changed FORCED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "+1", "-1", "current", "base", "access@+1" })
	void itComesAfterSomethingThatStaysWhereItIs(String after) {
		population("a", PopulationMode.ONCE, after);
		assertThatExceptionOfType(InvalidPopulationsException.class).isThrownBy(this::catalog)
			.withMessageContaining("a.sql: comes after '" + after
					+ "', which is no fixed place; write the id of a revision or a branch label");
	}

	@Test
	void whatDoesNotFitTogetherIsSaidAllAtOnce() {
		population("a", PopulationMode.ONCE, null, "b");
		population("b", PopulationMode.ONCE, null, "a");
		population("c", PopulationMode.ONCE, "nope", "missing");
		population("c", PopulationMode.ONCE, null);
		assertThatExceptionOfType(InvalidPopulationsException.class).isThrownBy(this::catalog)
			.withMessageContaining("There are 4 problems in the populations:")
			.withMessageContaining("a.sql: depends on itself: a -> b -> a")
			.withMessageContaining("c.sql: depends on 'missing', which is not there")
			.withMessageContaining("c.sql: comes after 'nope'")
			.withMessageContaining("c.sql: has the name 'c', which c.sql has as well");
	}

}
