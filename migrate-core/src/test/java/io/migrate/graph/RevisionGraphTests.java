package io.migrate.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;

import static io.migrate.graph.RevisionGraphs.applied;
import static io.migrate.graph.RevisionGraphs.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class RevisionGraphTests {

	private final RevisionGraph diamond = RevisionGraphs.of("a->b->c1->d1", "b->c2->d2", "d1,d2->e", "n1->n2(c2)");

	@Test
	void headsAreWhatNothingRevises() {
		RevisionGraph graph = RevisionGraphs.of("a->b", "n(b)");
		assertThat(graph.heads()).isEqualTo(ids("b n"));
		assertThat(graph.realHeads()).isEqualTo(ids("n"));
	}

	@Test
	void basesAreWhatRevisesNothing() {
		RevisionGraph graph = RevisionGraphs.of("a->b", "n(b)");
		assertThat(graph.bases()).isEqualTo(ids("a n"));
		assertThat(graph.realBases()).isEqualTo(ids("a"));
	}

	@Test
	void branchAndMergePointsCountLineageOnly() {
		assertThat(this.diamond.branchPoints()).isEqualTo(ids("b"));
		assertThat(this.diamond.mergePoints()).isEqualTo(ids("e"));
	}

	@Test
	void closureAndDescendantsFollowBothKindsOfEdge() {
		assertThat(this.diamond.closure(ids("n2"))).isEqualTo(ids("n2 n1 c2 b a"));
		assertThat(this.diamond.descendants(ids("c2"))).isEqualTo(ids("c2 d2 e n2"));
	}

	@Test
	void maximalIsWhatNoOtherAppliedRevisionNeeds() {
		assertThat(this.diamond.maximal(applied(this.diamond, "n2 c1"))).isEqualTo(ids("n2 c1"));
		assertThat(this.diamond.maximal(applied(this.diamond, "e"))).isEqualTo(ids("e"));
		assertThat(this.diamond.maximal(Set.of())).isEmpty();
	}

	@Test
	void dependenciesMayNameALabel() {
		RevisionGraph graph = RevisionGraphs.of("a->b[reports]", "n(reports)");
		assertThat(graph.dependencies(new RevisionId("n"))).isEqualTo(ids("b"));
	}

	@Test
	void aLabelReachesAllDescendantsAcrossAMerge() {
		RevisionGraph graph = RevisionGraphs.of("a->b->c1[one]->d", "b->c2[two]->d->e");
		assertThat(graph.labels(new RevisionId("e"))).containsExactly("one", "two");
		assertThat(graph.labels(new RevisionId("b"))).isEmpty();
	}

	@Test
	void aLabelClimbsAnUnbranchedLine() {
		RevisionGraph graph = RevisionGraphs.of("a->b->c[late]->d");
		assertThat(graph.labels(new RevisionId("a"))).containsExactly("late");
	}

	@Test
	void aLabelDoesNotClimbWhenItsBranchPartsAgain() {
		RevisionGraph graph = RevisionGraphs.of("a->b->c[late]->d->e1", "d->e2");
		assertThat(graph.labels(new RevisionId("e1"))).containsExactly("late");
		assertThat(graph.labels(new RevisionId("b"))).isEmpty();
	}

	@Test
	void orderPutsParentsAndDependenciesFirst() {
		RevisionGraph graph = RevisionGraphs.of("n(c)", "a->b->c");
		assertThat(graph.ordered(graph.ids())).containsExactlyElementsOf(ids("a b c n"));
	}

	@Test
	void tiesGoByTheOrderOfTheList() {
		RevisionGraph graph = RevisionGraphs.of("z", "y", "x");
		assertThat(graph.ordered(ids("x y z"))).containsExactlyElementsOf(ids("z y x"));
	}

	@Test
	void whatIsNotAskedForStillOrdersButNeverDelays() {
		RevisionGraph graph = RevisionGraphs.of("last", "late", "a->b->late", "late->last");
		assertThat(graph.ordered(ids("last a"))).containsExactlyElementsOf(ids("a last"));
		RevisionGraph other = RevisionGraphs.of("x", "q", "p->x");
		assertThat(other.ordered(ids("x q"))).containsExactlyElementsOf(ids("x q"));
	}

	@Test
	void aParentNamedTwiceIsOneParent() {
		List<RevisionNode> nodes = new ArrayList<>(RevisionGraphs.nodes("a"));
		nodes.add(new RevisionNode(new RevisionId("b"), List.copyOf(List.of(new RevisionId("a"), new RevisionId("a"))),
				List.of("a", "a"), List.of()));
		RevisionGraph graph = RevisionGraph.of(nodes, new Problems());
		assertThat(graph.mergePoints()).isEmpty();
		assertThat(graph.ordered(graph.ids())).containsExactlyElementsOf(ids("a b"));
	}

	@Test
	void aRevisionThatIsNotThereIsRefused() {
		assertThat(this.diamond.contains(new RevisionId("x"))).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> this.diamond.node(new RevisionId("x")));
	}

	@Test
	void theEmptyGraphHasNothing() {
		RevisionGraph graph = RevisionGraph.empty();
		assertThat(graph.ids()).isEmpty();
		assertThat(graph.heads()).isEmpty();
		assertThat(graph.ordered(Set.of())).isEmpty();
	}

	@Test
	void itsSetsCannotBeChanged() {
		RevisionId id = new RevisionId("b");
		assertThatThrownBy(() -> this.diamond.ids().remove(id)).isInstanceOf(UnsupportedOperationException.class);
		assertThatThrownBy(() -> this.diamond.heads().remove(id)).isInstanceOf(UnsupportedOperationException.class);
		assertThatThrownBy(() -> this.diamond.children(id).remove(id))
			.isInstanceOf(UnsupportedOperationException.class);
		assertThatThrownBy(() -> this.diamond.closure(ids("b")).remove(id))
			.isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void aChainOfTenThousandIsNoProblem() {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < 10_000; index++) {
			nodes.add(new RevisionNode(id(index), (index > 0) ? List.of(id(index - 1)) : List.of(), List.of(),
					(index == 5_000) ? List.of("half") : List.of()));
		}
		assertTimeout(Duration.ofSeconds(5), () -> {
			RevisionGraph graph = RevisionGraph.of(nodes, new Problems());
			TargetResolver resolver = new TargetResolver(graph);
			assertThat(resolver.upgrade(Target.HEAD, Set.of())).hasSize(10_000);
			assertThat(resolver.downgrade(Target.parse("half@base"), Set.copyOf(graph.ids()))).hasSize(10_000);
			assertThat(resolver.upgrade(Target.parse("half@+1"), graph.closure(List.of(id(1_000))))).hasSize(1);
			assertThat(resolver.downgrade(Target.parse("-9999"), Set.copyOf(graph.ids()))).hasSize(9_999);
		});
	}

	private static RevisionId id(int index) {
		return new RevisionId(String.format("r%05d", index));
	}

}
