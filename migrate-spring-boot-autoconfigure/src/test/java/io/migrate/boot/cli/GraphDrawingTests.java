package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.graph.RevisionId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphDrawingTests {

	private final List<RevisionView> views = new ArrayList<>();

	@Test
	void oneLineIsOneLane() {
		add("cccc", "bbbb").add("bbbb", "aaaa").add("aaaa");
		assertThat(draw()).isEqualTo("""
				●  cccc
				●  bbbb
				●  aaaa
				""");
	}

	@Test
	void lanesPartAndMeet() {
		add("eeee", "dddd", "cccc").add("dddd", "bbbb").add("cccc", "bbbb").add("bbbb", "aaaa").add("aaaa");
		assertThat(draw()).isEqualTo("""
				●  eeee
				├─╮
				● │  dddd
				│ ●  cccc
				├─╯
				●  bbbb
				●  aaaa
				""");
	}

	@Test
	void aLaneThatIsCrossedGoesOn() {
		add("ffff", "aaaa", "bbbb", "cccc").add("bbbb", "aaaa").add("eeee", "cccc", "aaaa").add("cccc").add("aaaa");
		assertThat(draw()).isEqualTo("""
				●  ffff
				├─┬─╮
				│ ● │  bbbb
				│ │ │ ●  eeee
				├─┼─┼─┤
				│ │ ├─╯
				│ │ ●  cccc
				├─╯
				●  aaaa
				""");
	}

	@Test
	void aColumnThatIsFreeIsUsedAgain() {
		add("dddd", "aaaa").add("cccc", "bbbb").add("bbbb").add("eeee", "aaaa").add("aaaa");
		assertThat(draw()).isEqualTo("""
				●  dddd
				│ ●  cccc
				│ ●  bbbb
				│
				│ ●  eeee
				├─╯
				●  aaaa
				""");
	}

	@Test
	void lineagesThatHaveNothingInCommonAreApartAndWhatTheyNeedIsSaid() {
		this.views.add(new RevisionView(id("bbbb"), "second", List.of(), List.of(id("aaaa")), List.of(), Set.of(), null,
				null));
		add("aaaa");
		assertThat(draw()).isEqualTo("""
				●  bbbb (needs aaaa) second

				●  aaaa
				""");
	}

	@Test
	void inAFileItIsAscii() {
		add("dddd", "bbbb", "cccc").add("cccc", "aaaa").add("bbbb", "aaaa").add("aaaa");
		assertThat(draw(false)).isEqualTo("""
				*  dddd
				+-.
				| *  cccc
				* |  bbbb
				+-'
				*  aaaa
				""");
	}

	@Test
	void whatIsPendingAndWhereTheDatabaseStandsIsMarked() {
		add("bbbb", "aaaa");
		this.views.set(0, new RevisionView(id("bbbb"), "", List.of(id("aaaa")), List.of(), List.of(), Set.of(Mark.HEAD),
				true, null));
		this.views.add(new RevisionView(id("aaaa"), "first", List.of(), List.of(), List.of("main"),
				Set.of(Mark.CURRENT), false, null));
		assertThat(draw()).isEqualTo("""
				○  bbbb (head)
				◉  aaaa (main) (current) first
				""");
	}

	private GraphDrawingTests add(String id, String... revises) {
		this.views.add(new RevisionView(id(id), "", Stream.of(revises).map(GraphDrawingTests::id).toList(), List.of(),
				List.of(), Set.of(), null, null));
		return this;
	}

	private static RevisionId id(String value) {
		return new RevisionId(value);
	}

	private String draw() {
		return draw(true);
	}

	private String draw(boolean unicode) {
		return new GraphDrawing(unicode).draw(this.views)
			.stream()
			.map((line) -> line.on(Terminal.NONE) + "\n")
			.collect(Collectors.joining());
	}

}
