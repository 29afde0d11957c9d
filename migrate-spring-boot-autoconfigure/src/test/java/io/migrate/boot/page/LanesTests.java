package io.migrate.boot.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.migrate.boot.page.Lanes.Edge;
import io.migrate.boot.page.Lanes.Lane;
import io.migrate.boot.page.Lanes.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTests {

	private final Map<String, List<Edge>> graph = new LinkedHashMap<>();

	@Test
	void oneLineIsOneLane() {
		add("c", "b").add("b", "a").add("a");
		assertThat(layOut().values()).extracting(Row::column).containsExactly(0, 0, 0);
	}

	@Test
	void lanesPartAtAMergeAndMeetAgain() {
		add("d", "b", "c").add("c", "a").add("b", "a").add("a");
		assertThat(layOut().values()).extracting(Row::column).containsExactly(0, 1, 0, 0);
	}

	@Test
	void childrenOfOneParentShareItsLane() {
		add("d", "a").add("c", "a").add("b", "a").add("a");
		assertThat(layOut().values()).extracting(Row::width).containsExactly(1, 2, 2, 1);
	}

	@Test
	void whatOnlyComesFirstHasALaneOfItsOwn() {
		this.graph.put("c", List.of(new Edge("b", false), new Edge("a", true)));
		add("b", "a").add("a");
		Map<String, Row> rows = layOut();
		assertThat(rows.get("c").beginning()).containsExactly(new Lane(0, false), new Lane(1, true));
		assertThat(rows.get("b").passing()).containsExactly(new Lane(1, true));
		assertThat(rows.get("a").ending()).containsExactly(new Lane(0, false), new Lane(1, true));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void noLaneRunsThroughAnotherNode(long seed) {
		invent(new Random(seed));
		layOut().values()
			.forEach((row) -> assertThat(row.passing()).extracting(Lane::column).doesNotContain(row.column()));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyEdgeLeadsFromItsNodeToItsTargetAndNoOther(long seed) {
		invent(new Random(seed));
		Map<String, Row> rows = layOut();
		this.graph.forEach((node, edges) -> {
			Set<Edge> reached = rows.get(node)
				.beginning()
				.stream()
				.map((lane) -> new Edge(follow(rows, node, lane), lane.weak()))
				.collect(Collectors.toSet());
			assertThat(reached).isEqualTo(Set.copyOf(edges));
		});
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void nothingEndsThatDidNotBegin(long seed) {
		invent(new Random(seed));
		Set<Lane> open = new HashSet<>();
		for (Row row : layOut().values()) {
			Set<Lane> above = new HashSet<>(row.ending());
			above.addAll(row.passing());
			assertThat(above).isEqualTo(open);
			assertThat(above).extracting(Lane::column).doesNotHaveDuplicates();
			open = new HashSet<>(row.passing());
			open.addAll(row.beginning());
			assertThat(row.width()).isGreaterThan(row.column())
				.isGreaterThan(open.stream().mapToInt(Lane::column).max().orElse(-1));
		}
		assertThat(open).isEmpty();
	}

	static Stream<Long> seeds() {
		return IntStream.range(0, 200).mapToObj((seed) -> (long) seed);
	}

	private String follow(Map<String, Row> rows, String from, Lane lane) {
		List<String> below = new ArrayList<>(rows.keySet());
		for (String node : below.subList(below.indexOf(from) + 1, below.size())) {
			if (rows.get(node).ending().contains(lane)) {
				return node;
			}
			assertThat(rows.get(node).passing()).contains(lane);
		}
		throw new AssertionError("The lane " + lane + " of " + from + " leads nowhere");
	}

	private Map<String, Row> layOut() {
		Lanes lanes = new Lanes();
		Map<String, Row> rows = new LinkedHashMap<>();
		this.graph.forEach((node, edges) -> rows.put(node, lanes.next(node, edges)));
		return rows;
	}

	private LanesTests add(String node, String... parents) {
		this.graph.put(node, Stream.of(parents).map((parent) -> new Edge(parent, false)).toList());
		return this;
	}

	private void invent(Random random) {
		int size = 1 + random.nextInt(40);
		int reach = 1 + random.nextInt(10);
		for (int i = size - 1; i >= 0; i--) {
			Map<String, Edge> edges = new HashMap<>();
			for (int count = random.nextInt(4); count > 0 && i > 0; count--) {
				String target = "n" + Math.max(0, i - 1 - random.nextInt(reach));
				edges.put(target, new Edge(target, random.nextInt(4) == 0));
			}
			this.graph.put("n" + i, List.copyOf(edges.values()));
		}
	}

}
