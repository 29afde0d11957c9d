package io.migrate.graph;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionGraphProblemsTests {

	@Test
	void aDuplicateIdNamesBothPlaces() {
		List<RevisionNode> nodes = new ArrayList<>(RevisionGraphs.nodes("a"));
		nodes.add(new RevisionNode(new RevisionId("a"), List.of(), List.of(), List.of("second")));
		Problems problems = new Problems();
		RevisionGraph.of(nodes, (node, part) -> new NodeLocator.Place(node.labels().isEmpty() ? "one.sql" : "two.sql",
				part.ordinal() + 1), problems);
		assertThat(problems.list())
			.containsExactly(new Problem("two.sql", 1, "Revision id a is already used by one.sql:1"));
	}

	@Test
	void anUnknownParentIsAProblem() {
		List<RevisionNode> nodes = List
			.of(new RevisionNode(new RevisionId("b"), List.of(new RevisionId("gone")), List.of(), List.of()));
		assertThat(messages(nodes)).containsExactly("Revision b revises gone, which is not there");
	}

	@Test
	void anUnknownDependencyIsAProblem() {
		assertThat(messages(RevisionGraphs.nodes("a(gone, not-an-id)"))).containsExactly(
				"Revision a depends on gone, which is neither a revision nor a branch label",
				"Revision a depends on not-an-id, which is neither a revision nor a branch label");
	}

	@Test
	void aRevisionThatRevisesItselfIsAProblem() {
		List<RevisionNode> nodes = List
			.of(new RevisionNode(new RevisionId("a"), List.of(new RevisionId("a")), List.of(), List.of()));
		assertThat(messages(nodes)).containsExactly("Revision a revises itself");
	}

	@Test
	void aRevisionThatDependsOnItselfThroughItsLabelIsAProblem() {
		assertThat(messages(RevisionGraphs.nodes("a[own](own)"))).containsExactly("Revision a depends on itself");
	}

	@Test
	void aCycleNamesOnlyTheRevisionsOnIt() {
		assertThat(messages(RevisionGraphs.nodes("a->b->c->d", "d->b", "d->e")))
			.containsExactly("Revisions revise each other in a cycle: b, c, d");
	}

	@Test
	void everyCycleIsReported() {
		assertThat(messages(RevisionGraphs.nodes("a->b->a", "c->d->c"))).containsExactly(
				"Revisions revise each other in a cycle: a, b", "Revisions revise each other in a cycle: c, d");
	}

	@Test
	void aCycleThroughADependencyIsAProblem() {
		assertThat(messages(RevisionGraphs.nodes("a(c)->b->c->d")))
			.containsExactly("Revisions revise or depend on each other in a cycle: a, b, c");
	}

	@Test
	void aLineageCycleInsideADependencyCycleIsReportedOnce() {
		assertThat(messages(RevisionGraphs.nodes("a(b)->b->a")))
			.containsExactly("Revisions revise each other in a cycle: a, b");
	}

	@Test
	void aLabelBelongsToOneRevision() {
		assertThat(messages(RevisionGraphs.nodes("a[reports]->b[reports]")))
			.containsExactly("Branch label 'reports' is already declared by revision a");
	}

	@Test
	void aLabelIsNotAnId() {
		assertThat(messages(RevisionGraphs.nodes("a->b[a]")))
			.containsExactly("Branch label 'a' is also the id of a revision");
	}

	@Test
	void aLabelHasTheFormOfAnId() {
		assertThat(messages(RevisionGraphs.nodes("a[my-2]", "b[head]"))).hasSize(2)
			.allMatch((message) -> message.contains("is not valid"));
	}

	@Test
	void everythingIsReportedAtOnceAndTheGraphIsEmpty() {
		Problems problems = new Problems();
		RevisionGraph graph = RevisionGraph.of(RevisionGraphs.nodes("a[a]", "b(x)", "c->d->c", "e[my-2]"), problems);
		assertThat(problems.list()).hasSize(4);
		assertThat(graph.ids()).isEmpty();
	}

	@Test
	void problemsThatWereThereBeforeDoNotEmptyTheGraph() {
		Problems problems = new Problems();
		problems.add(null, 0, "something else");
		assertThat(RevisionGraph.of(RevisionGraphs.nodes("a"), problems).ids()).hasSize(1);
	}

	private static List<String> messages(List<RevisionNode> nodes) {
		Problems problems = new Problems();
		RevisionGraph.of(nodes, problems);
		return problems.list().stream().map(Problem::message).toList();
	}

}
