package io.migrate.graph;

import java.util.List;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpgradeWalkTests {

	private final Ask forked = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2");

	@Test
	void headAppliesEverythingInOrder() {
		assertThat(Ask.of("a->b->c").upgrade("head")).isEqualTo("a b c");
	}

	@Test
	void headOfAnEmptyGraphIsNothingToDo() {
		assertThat(Ask.of().upgrade("head")).isEmpty();
	}

	@Test
	void headIsRefusedWhenThereAreSeveralAndListsThem() {
		TargetException refusal = this.forked.refusal(() -> this.forked.upgrade("head"));
		assertThat(refusal.reason()).isEqualTo(Reason.MULTIPLE_HEADS);
		assertThat(refusal).hasMessageContaining("d1 (one), d2 (two)");
		assertThat(refusal.action()).contains("label@head", "heads", "merge");
	}

	@Test
	void headIsTheOneThatTheOthersAreNeededBy() {
		assertThat(Ask.of("a->b", "n(b)").upgrade("head")).isEqualTo("a b n");
	}

	@Test
	void theHeadOfABranchIsTheOneThatTheOthersAreNeededBy() {
		assertThat(Ask.of("a[acc]->b1", "a->b2(b1)", "x").upgrade("acc@head")).isEqualTo("a b1 b2");
	}

	@Test
	void headsAreAll() {
		assertThat(this.forked.upgrade("heads")).isEqualTo("a b c1 d1 c2 d2");
	}

	@Test
	void aBranchHeadLeavesTheOtherBranchAlone() {
		assertThat(this.forked.upgrade("one@head")).isEqualTo("a b c1 d1");
		assertThat(this.forked.upgrade("c2@heads")).isEqualTo("a b c2 d2");
	}

	@Test
	void aLabelIsTheRevisionThatDeclaresIt() {
		assertThat(this.forked.upgrade("two")).isEqualTo("a b c2");
	}

	@Test
	void theEndOfABranchThatOthersDependOnCanBeNamed() {
		assertThat(Ask.of("a1[acc]->a2", "n(a2)").upgrade("acc@head")).isEqualTo("a1 a2");
	}

	@Test
	void aTargetBelowWhatIsAppliedIsNothingToDo() {
		assertThat(this.forked.at("d1").upgrade("b")).isEmpty();
		assertThat(this.forked.at("d1").upgrade("base")).isEmpty();
	}

	@Test
	void dependenciesComeAlong() {
		assertThat(Ask.of("a1->a2", "n1->n2(a2)").at("n1").upgrade("+1")).isEqualTo("a1 a2 n2");
	}

	@Test
	void stepsStartAtBaseWhenNothingIsApplied() {
		assertThat(this.forked.upgrade("+2")).isEqualTo("a b");
	}

	@Test
	void stepsDoNotChooseAWay() {
		assertThat(this.forked.at("b").upgradeRefusal("+1")).isEqualTo(Reason.AMBIGUOUS_WALK);
		assertThat(this.forked.at("b").upgrade("two@+1")).isEqualTo("c2");
	}

	@Test
	void stepsDoNotChooseAmongSeveralCurrentRevisions() {
		assertThat(this.forked.at("c1 c2").upgradeRefusal("+1")).isEqualTo(Reason.AMBIGUOUS_WALK);
		assertThat(this.forked.at("c1 c2").upgrade("one@+1")).isEqualTo("d1");
	}

	@Test
	void stepsOnABranchStartAtTheTrunkWhenOnlyTheSiblingIsApplied() {
		assertThat(this.forked.at("d2").upgrade("one@+1")).isEqualTo("c1");
	}

	@Test
	void tooManyStepsAreOutOfRange() {
		assertThat(this.forked.at("d1").upgradeRefusal("+1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.upgradeRefusal("d1-5")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.upgradeRefusal("base-1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.upgradeRefusal("c1+99999999999")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	@Test
	void stepsDownAndNoStepsDoNotGoUp() {
		assertThat(this.forked.at("b").upgradeRefusal("-1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.at("b").upgradeRefusal("+0")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	@Test
	void stepsMayStartAnywhere() {
		assertThat(this.forked.upgrade("c1+1")).isEqualTo("a b c1 d1");
		assertThat(this.forked.upgrade("d1-2")).isEqualTo("a b");
		assertThat(this.forked.upgrade("two@base+3")).isEqualTo("a b c2");
		assertThat(this.forked.upgrade("one@head-1")).isEqualTo("a b c1");
	}

	@Test
	void currentIsNoTarget() {
		assertThat(this.forked.upgradeRefusal("current")).isEqualTo(Reason.NOT_UPGRADE_TARGET);
	}

	@Test
	void severalTargetsAreASet() {
		RevisionGraph graph = RevisionGraphs.of("a->b->c", "x");
		assertThat(new TargetResolver(graph).upgrade(List.of(Target.parse("b"), Target.parse("c")), Set.of()))
			.containsExactlyElementsOf(RevisionGraphs.ids("a b c"));
	}

}
