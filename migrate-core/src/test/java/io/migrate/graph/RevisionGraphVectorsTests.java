package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.migrate.base.Problems;
import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the engine against answers of the real Alembic. Where one is not ours, a
 * {@link Repair} says so by name; its count is pinned for the file in the test resources.
 */
class RevisionGraphVectorsTests {

	private static final Map<Repair, Integer> PINS = Map.of(Repair.HEAD_IS_THE_REAL_HEAD, 7,
			Repair.NO_STEPS_DOWN_FROM_SEVERAL, 47, Repair.LABELLED_DOWNGRADE_KEEPS_SIBLINGS, 35,
			Repair.STEPS_DOWN_KEEP_SIBLINGS, 30, Repair.STAMP_IS_A_SET, 29);

	private static final Logger LOGGER = LoggerFactory.getLogger(RevisionGraphVectorsTests.class);

	private final Vectors vectors = Vectors.load();

	@Test
	void everyGraphHasTheHeadsBasesAndPointsThatAlembicSees() {
		for (Vectors.Graph graph : this.vectors.graphs()) {
			RevisionGraph ours = graph(graph);
			Map<String, Set<String>> sets = new LinkedHashMap<>();
			sets.put("heads", names(ours.heads()));
			sets.put("bases", names(ours.bases()));
			sets.put("real_heads", names(ours.realHeads()));
			sets.put("real_bases", names(ours.realBases()));
			sets.put("branch_points", names(ours.branchPoints()));
			sets.put("merge_points", names(ours.mergePoints()));
			assertThat(sets).isEqualTo(graph.sets());
		}
	}

	@Test
	void everyRevisionCarriesTheLabelsThatAlembicGivesIt() {
		for (Vectors.Graph graph : this.vectors.graphs()) {
			RevisionGraph ours = graph(graph);
			Map<String, Set<String>> labels = new LinkedHashMap<>();
			ours.ids()
				.stream()
				.filter((id) -> !ours.labels(id).isEmpty())
				.forEach((id) -> labels.put(id.value(), ours.labels(id)));
			assertThat(labels).isEqualTo(graph.labels());
		}
	}

	@Test
	void everyAnswerIsAlembicsOrThatOfANamedRepair() {
		Map<Repair, Integer> counts = new EnumMap<>(Repair.class);
		List<String> wrong = new ArrayList<>();
		for (Vectors.Graph graph : this.vectors.graphs()) {
			NaiveGraph naive = new NaiveGraph(graph.revisions());
			RevisionGraph ours = graph(graph);
			for (Vectors.Case given : graph.cases()) {
				Optional<Repair> repair = repair(naive, given);
				repair.ifPresent((name) -> counts.merge(name, 1, Integer::sum));
				Repair.Answer expected = repair.flatMap((name) -> name.decide(naive, given))
					.orElseGet(() -> alembic(naive, given));
				Repair.Answer actual = answer(ours, naive, given);
				if (!same(expected, actual)) {
					wrong.add(given + " " + repair + "\n  expected " + expected + "\n  but was  " + actual + "\n  in "
							+ graph.revisions());
				}
			}
		}
		LOGGER.info("Answers that are not Alembic's, by repair: {}", counts);
		assertThat(wrong).isEmpty();
		if (this.vectors.builtIn()) {
			assertThat(counts).isEqualTo(PINS);
		}
	}

	private static Optional<Repair> repair(NaiveGraph graph, Vectors.Case given) {
		for (Repair repair : Repair.values()) {
			if (repair.decide(graph, given).isPresent()) {
				return Optional.of(repair);
			}
		}
		return Optional.empty();
	}

	private static Repair.Answer alembic(NaiveGraph graph, Vectors.Case given) {
		if (given.failed()) {
			return Repair.Answer.refused(reason(graph, given));
		}
		return new Repair.Answer(null, given.steps(), given.after());
	}

	/** Alembic says "Can't locate revision" for whatever goes wrong with a name. */
	private static Reason reason(NaiveGraph graph, Vectors.Case given) {
		if (!given.error().equals("no-such-revision")) {
			return Reason.valueOf(given.error().toUpperCase().replace('-', '_'));
		}
		String name = given.target().substring(given.target().indexOf('@') + 1);
		return switch (graph.starting(name).size()) {
			case 0 -> Reason.NO_SUCH_REVISION;
			case 1 -> Reason.NOT_ON_BRANCH;
			default -> graph.starting(name).contains(name) ? Reason.NOT_ON_BRANCH : Reason.AMBIGUOUS_PREFIX;
		};
	}

	private static Repair.Answer answer(RevisionGraph graph, NaiveGraph naive, Vectors.Case given) {
		TargetResolver resolver = new TargetResolver(graph);
		Set<RevisionId> before = graph.closure(given.from().stream().map(RevisionId::new).toList());
		try {
			Target target = Target.parse(given.target());
			if (given.command().equals("stamp")) {
				return Repair.Answer.stamped(names(graph.maximal(resolver.stamp(List.of(target), before))));
			}
			Set<RevisionId> after = new LinkedHashSet<>(before);
			boolean up = given.command().equals("upgrade");
			Set<RevisionId> steps = up ? resolver.upgrade(target, before) : resolver.downgrade(target, before);
			assertParentsFirst(naive, steps, up);
			assertThat(up ? after.addAll(steps) : after.removeAll(steps)).isEqualTo(!steps.isEmpty());
			return Repair.Answer.run(names(steps), names(graph.maximal(after)));
		}
		catch (TargetException ex) {
			return Repair.Answer.refused(ex.reason());
		}
	}

	private static void assertParentsFirst(NaiveGraph graph, Set<RevisionId> steps, boolean up) {
		List<String> order = new ArrayList<>(steps.stream().map(RevisionId::value).toList());
		if (!up) {
			Collections.reverse(order);
		}
		for (int index = 0; index < order.size(); index++) {
			Set<String> needed = graph.closure(order.get(index));
			assertThat(order.subList(index + 1, order.size())).noneMatch(needed::contains);
		}
	}

	private static boolean same(Repair.Answer expected, Repair.Answer actual) {
		return expected.refused() == actual.refused() && expected.steps().equals(actual.steps())
				&& expected.after().equals(actual.after());
	}

	private static RevisionGraph graph(Vectors.Graph graph) {
		Problems problems = new Problems();
		RevisionGraph ours = RevisionGraph.of(graph.revisions(), problems);
		assertThat(problems.list()).isEmpty();
		return ours;
	}

	private static Set<String> names(Collection<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).collect(Collectors.toCollection(TreeSet::new));
	}

}
