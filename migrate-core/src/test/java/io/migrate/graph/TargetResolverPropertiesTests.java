package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.migrate.base.Problems;
import io.migrate.graph.RandomGraphs.Database;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every graph, whatever is applied and whatever is asked for.
 */
class TargetResolverPropertiesTests {

	@Provide
	Arbitrary<Database> databases() {
		return RandomGraphs.databases();
	}

	@Property
	void currentIsWhatNoOtherAppliedRevisionNeeds(@ForAll("databases") Database database) {
		NaiveGraph naive = new NaiveGraph(database.nodes());
		assertThat(names(database.graph().maximal(database.applied())))
			.isEqualTo(naive.maximal(names(database.applied())));
	}

	@Property
	void closureOfCurrentIsWhatIsApplied(@ForAll("databases") Database database) {
		RevisionGraph graph = database.graph();
		assertThat(graph.closure(graph.maximal(database.applied()))).isEqualTo(database.applied());
	}

	@Property
	void anUpgradeLeavesAClosedSetAndNothingAppliedTwice(@ForAll("databases") Database database) {
		upgrade(database).ifPresent((steps) -> {
			assertThat(steps).doesNotContainAnyElementsOf(padded(database.applied()));
			assertClosed(database, union(database.applied(), steps));
		});
	}

	@Property
	void aDowngradeLeavesNoRevisionWhoseParentIsMissing(@ForAll("databases") Database database) {
		downgrade(database).ifPresent((steps) -> {
			assertThat(database.applied()).containsAll(steps);
			assertClosed(database, minus(database.applied(), steps));
		});
	}

	@Property
	void droppingWhatAnUpgradeAppliedGivesBackWhatWasApplied(@ForAll("databases") Database database) {
		upgrade(database).ifPresent((steps) -> {
			Set<RevisionId> all = union(database.applied(), steps);
			Set<RevisionId> back = new LinkedHashSet<>(database.graph().descendants(steps));
			back.retainAll(all);
			assertThat(minus(all, back)).isEqualTo(database.applied());
		});
	}

	@Property
	void upgradingToWhatWasCurrentUndoesADowngrade(@ForAll("databases") Database database) {
		downgrade(database).ifPresent((steps) -> {
			List<Target> current = database.graph().maximal(database.applied()).stream().map(Target::of).toList();
			Set<RevisionId> again = resolver(database).upgrade(current, minus(database.applied(), steps));
			assertThat(again).isEqualTo(steps);
		});
	}

	@Property
	void aStampLeavesAClosedSetWithItsDestinationCurrent(@ForAll("databases") Database database) {
		answer(() -> resolver(database).stamp(List.of(database.target()), database.applied())).ifPresent((after) -> {
			assertClosed(database, after);
			Set<RevisionId> named = resolver(database).resolve(database.target(), database.applied());
			assertThat(after).containsAll(named);
			Set<RevisionId> above = minus(database.graph().descendants(named), database.graph().closure(named));
			assertThat(after).noneMatch(above::contains);
		});
	}

	@Property
	void stampingTwiceIsStampingOnce(@ForAll("databases") Database database) {
		answer(() -> resolver(database).stamp(List.of(database.target()), database.applied())).ifPresent(
				(after) -> assertThat(resolver(database).stamp(List.of(database.target()), after)).isEqualTo(after));
	}

	@Property
	void stepsRunParentsFirstAndTheOtherWayDown(@ForAll("databases") Database database) {
		upgrade(database).ifPresent((steps) -> assertParentsFirst(database, List.copyOf(steps)));
		downgrade(database).ifPresent((steps) -> {
			List<RevisionId> order = new ArrayList<>(steps);
			Collections.reverse(order);
			assertParentsFirst(database, order);
		});
	}

	@Property
	void anySelectionIsOrderedParentsFirst(@ForAll("databases") Database database) {
		List<RevisionId> some = database.graph().ids().stream().filter((id) -> id.hashCode() % 2 == 0).toList();
		List<RevisionId> order = database.graph().ordered(some);
		assertThat(order).containsExactlyInAnyOrderElementsOf(some);
		assertParentsFirst(database, order);
	}

	@Property
	void thePlanIsTheSameWheneverItIsMade(@ForAll("databases") Database database) {
		RevisionGraph again = RevisionGraph.of(database.nodes(), new Problems());
		List<RevisionId> shuffled = new ArrayList<>(database.applied());
		Collections.reverse(shuffled);
		Optional<Set<RevisionId>> other = answer(
				() -> new TargetResolver(again).upgrade(database.target(), new LinkedHashSet<>(shuffled)));
		assertThat(other.map(List::copyOf)).isEqualTo(upgrade(database).map(List::copyOf));
	}

	private static TargetResolver resolver(Database database) {
		return new TargetResolver(database.graph());
	}

	private static Optional<Set<RevisionId>> upgrade(Database database) {
		return answer(() -> resolver(database).upgrade(database.target(), database.applied()));
	}

	private static Optional<Set<RevisionId>> downgrade(Database database) {
		return answer(() -> resolver(database).downgrade(database.target(), database.applied()));
	}

	private static Optional<Set<RevisionId>> answer(Supplier<Set<RevisionId>> question) {
		try {
			return Optional.of(question.get());
		}
		catch (TargetException ex) {
			assertThat(ex.getMessage()).isNotBlank();
			assertThat(ex.action()).isNotBlank();
			return Optional.empty();
		}
	}

	private static void assertClosed(Database database, Set<RevisionId> applied) {
		assertThat(database.graph().closure(applied)).isEqualTo(applied);
	}

	private static void assertParentsFirst(Database database, List<RevisionId> order) {
		NaiveGraph naive = new NaiveGraph(database.nodes());
		for (int index = 0; index < order.size(); index++) {
			Set<String> needed = naive.closure(order.get(index).value());
			assertThat(order.subList(index + 1, order.size())).noneMatch((later) -> needed.contains(later.value()));
		}
	}

	private static Set<RevisionId> padded(Set<RevisionId> ids) {
		return union(ids, Set.of(new RevisionId("none")));
	}

	private static Set<RevisionId> union(Set<RevisionId> one, Set<RevisionId> two) {
		Set<RevisionId> both = new LinkedHashSet<>(one);
		both.addAll(two);
		return both;
	}

	private static Set<RevisionId> minus(Set<RevisionId> one, Set<RevisionId> two) {
		Set<RevisionId> left = new LinkedHashSet<>(one);
		left.removeAll(two);
		return left;
	}

	private static Set<String> names(Collection<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).collect(Collectors.toSet());
	}

}
