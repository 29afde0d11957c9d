package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryWalkTests {

	private final Ask line = Ask.of("a->b->c->d").at("b");

	private final Ask forked = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2").at("c1 d2");

	private final Ask dependent = Ask.of("a1[acc]->a2->a3", "n1[net]->n2->n3(a2)->n4").at("n2 a2");

	@ParameterizedTest
	@CsvSource({ ":, d c b a", "b:, d c b", ":b, b a", "b:c, c b", "b:b, b", "current:, d c b", ":current, b a",
			"base:head, d c b a", ":base, ''", "c-1:c+1, d c b", "head-2:head, d c b" })
	void bothEndsBelongToAStretch(String range, String expected) {
		assertThat(this.line.history(range)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "-1:, d c", "-1:c, c b", "-1:current, b a", ":+2, b a", "b:+1, c b", "current:+2, d c b" })
	void stepsAreCountedFromTheOtherEnd(String range, String expected) {
		assertThat(this.line.history(range)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "-9:, d c b a", ":+9, d c b a", "c:+9, d c", "-999999999999:c, c b a", "c-9:d+9, d c b a",
			"base-1:b, b a" })
	void stepsStopWhereTheLineageEnds(String range, String expected) {
		assertThat(this.line.history(range)).isEqualTo(expected);
	}

	@Test
	void beforeAnythingIsAppliedCurrentIsBase() {
		Ask empty = Ask.of("a->b");
		assertThat(empty.history("current:")).isEqualTo("b a");
		assertThat(empty.history(":current")).isEmpty();
		assertThat(empty.history("-2:current")).isEmpty();
	}

	@Test
	void aBranchPointHasAllItsBranchesAboveIt() {
		assertThat(this.forked.history("b:")).isEqualTo("d2 c2 d1 c1 b");
		assertThat(this.forked.history("c1:")).isEqualTo("d1 c1");
		assertThat(this.forked.history("current:")).isEqualTo("d2 d1 c1");
	}

	@Test
	void aLabelAtTheStartChoosesTheEnd() {
		assertThat(this.forked.history("two@base:")).isEqualTo("d2 c2 b a");
		assertThat(this.forked.history("two@b:")).isEqualTo("d2 c2 b");
		assertThat(this.forked.history("two@-1:")).isEqualTo("d2 c2");
	}

	@Test
	void anyRevisionOfABranchChoosesTheEnd() {
		assertThat(this.forked.history("d1@base:")).isEqualTo("d1 c1 b a");
	}

	@Test
	void stepsUpChooseTheirBranch() {
		assertThat(this.forked.history("b:one@+2")).isEqualTo("d1 c1 b");
		assertThat(refusal(this.forked, "b:+1").reason()).isEqualTo(Reason.AMBIGUOUS_WALK);
	}

	@Test
	void stepsBackAreCountedFromEachEnd() {
		assertThat(this.forked.history("-1:")).isEqualTo("d2 c2 d1 c1");
		assertThat(this.forked.history("-1:current")).isEqualTo("d2 c2 c1 b");
	}

	@Test
	void stepsBackPastAMergeAreRefused() {
		Ask merged = Ask.of("a->b,c->d");
		TargetException refusal = refusal(merged, "-1:");
		assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_WALK);
		assertThat(refusal).hasMessageContaining("b, c");
	}

	@Test
	void fromBaseDependenciesBelongToTheHistoryOfABranch() {
		assertThat(this.dependent.history("net@base:n3")).isEqualTo("n3 n2 n1 a2 a1");
	}

	@Test
	void aLabelFindsTheEndOfABranchThatOthersDependOn() {
		Ask ask = Ask.of("a1[acc]->a2", "n1->n2(a2)");
		assertThat(ask.history("acc@base:")).isEqualTo("a2 a1");
		assertThat(ask.history("acc@-1:")).isEqualTo("a2 a1");
	}

	@Test
	void fromARevisionOnlyItsLineageBelongsToTheHistory() {
		assertThat(this.dependent.history("n2:n4")).isEqualTo("n4 n3 n2");
		assertThat(this.dependent.history("current:n4")).isEqualTo("n4 n3 n2 a2");
	}

	@ParameterizedTest
	@CsvSource({ "c1:d2", "c2:c1", "d1:b", "a:base", "one@base:d2", "c1:two@+1" })
	void twoBranchesAreNoLine(String range) {
		TargetException refusal = refusal(this.forked, range);
		assertThat(refusal.reason()).isEqualTo(Reason.NOT_ON_ONE_LINE);
		assertThat(refusal).hasMessageContaining("'" + range + "'");
	}

	@Test
	void aDependencyIsNoLine() {
		assertThat(refusal(this.dependent, "a2:n4").reason()).isEqualTo(Reason.NOT_ON_ONE_LINE);
	}

	@ParameterizedTest
	@CsvSource({ "-1:+1", "+1:", ":-1", "a:-1", ":+0" })
	void stepsAwayFromTheRangeAreRefused(String range) {
		assertThat(refusal(this.line, range).reason()).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	private static TargetException refusal(Ask ask, String range) {
		return ask.refusal(() -> ask.history(range));
	}

}
