package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DowngradeWalkTests {

	private final Ask forked = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2");

	private final Ask both = this.forked.at("d1 d2");

	private final Ask dependent = Ask.of("a1[acc]->a2", "n1[net]->n2->n3(a2)").at("n3");

	@Test
	void aBranchPointDropsBothBranches() {
		assertThat(this.both.downgrade("b")).isEqualTo("d2 c2 d1 c1");
	}

	@Test
	void aRevisionDropsWhatComesAfterIt() {
		assertThat(this.both.downgrade("c1")).isEqualTo("d1");
	}

	@Test
	void baseDropsEverything() {
		assertThat(this.both.downgrade("base")).isEqualTo("d2 c2 d1 c1 b a");
		assertThat(this.forked.downgrade("base")).isEmpty();
	}

	@Test
	void aBranchDropsOnlyItsPart() {
		assertThat(this.both.downgrade("one@b")).isEqualTo("d1 c1");
		assertThat(this.both.downgrade("d1@b")).isEqualTo("d1 c1");
	}

	@Test
	void aBranchDoesNotTakeTheTrunkFromItsSibling() {
		assertThat(this.both.downgrade("one@a")).isEqualTo("d1 c1");
		assertThat(this.both.downgrade("one@base")).isEqualTo("d1 c1");
	}

	@Test
	void aBranchTakesTheTrunkThatNobodyElseStandsOn() {
		assertThat(this.forked.at("d1").downgrade("one@base")).isEqualTo("d1 c1 b a");
		assertThat(this.forked.at("d1").downgrade("one@a")).isEqualTo("d1 c1 b");
	}

	@Test
	void aBranchTakesWhatDependsOnItEvenFromASibling() {
		Ask crossed = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2(d1)").at("d2");
		assertThat(crossed.downgrade("one@base")).isEqualTo("d2 d1 c1");
		Ask all = Ask.of("a->b->c1[one]->d1", "b->c2(c1)").at("d1 c2");
		assertThat(all.downgrade("one@base")).isEqualTo("c2 d1 c1 b a");
	}

	@Test
	void aBranchOfWhichNothingIsAppliedHasNothingToDrop() {
		assertThat(this.forked.at("d2").downgrade("one@base")).isEmpty();
		assertThat(this.forked.at("d2").downgradeRefusal("one@a")).isEqualTo(Reason.NOT_DOWNGRADE_TARGET);
	}

	@Test
	void aBranchThatIsNotTheTargetsIsRefused() {
		assertThat(this.both.downgradeRefusal("two@c1")).isEqualTo(Reason.NOT_ON_BRANCH);
	}

	@Test
	void aBranchHasToChooseAmongWhatFollows() {
		Ask trunk = Ask.of("a[all]->b->c", "b->d").at("c");
		assertThat(trunk.downgradeRefusal("all@-1")).isEqualTo(Reason.NOT_DOWNGRADE_TARGET);
	}

	@Test
	void aBranchOfAForestIsDroppedAlone() {
		assertThat(Ask.of("a1[acc]->a2", "n1[net]->n2").at("a2 n2").downgrade("net@base")).isEqualTo("n2 n1");
	}

	@Test
	void stepsBackFromARevisionAreThoseOfItsBranch() {
		assertThat(this.both.downgrade("d1-1")).isEqualTo("d1");
	}

	@Test
	void stepsBackPastABranchPointAreRefusedWhenTheSiblingIsApplied() {
		TargetException refusal = this.both.refusal(() -> this.both.downgrade("d1-2"));
		assertThat(refusal.reason()).isEqualTo(Reason.SIBLING_BRANCH);
		assertThat(refusal).hasMessageContaining("c2 (two), d2 (two)");
		assertThat(refusal.action()).contains("d1@b");
		assertThat(this.forked.at("d2").downgradeRefusal("d1-2")).isEqualTo(Reason.SIBLING_BRANCH);
		assertThat(this.forked.at("d1").downgrade("d1-2")).isEqualTo("d1 c1");
	}

	@Test
	void stepsBackToBaseAreRefusedWhenAnotherTreeIsApplied() {
		assertThat(Ask.of("a1->a2", "n1").at("a2 n1").downgradeRefusal("a2-2")).isEqualTo(Reason.SIBLING_BRANCH);
	}

	@Test
	void stepsBackFromHereThatWouldDropASiblingAreRefused() {
		Ask crossed = Ask.of("a->b->c1", "b->c2", "c1->d1(c2)").at("d1");
		assertThat(crossed.downgrade("-2")).isEqualTo("d1 c1");
		assertThat(crossed.downgradeRefusal("-3")).isEqualTo(Reason.SIBLING_BRANCH);
	}

	@Test
	void stepsBackFromSeveralCurrentRevisionsAreRefused() {
		TargetException refusal = this.both.refusal(() -> this.both.downgrade("-1"));
		assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_WALK);
		assertThat(refusal).hasMessageContaining("d1 (one), d2 (two)");
		assertThat(refusal.action()).contains("label@-N");
	}

	@Test
	void stepsBackOnABranchDropOnlyItsPart() {
		assertThat(this.both.downgrade("one@-1")).isEqualTo("d1");
		assertThat(this.both.downgrade("one@-2")).isEqualTo("d1 c1");
		assertThat(this.both.downgrade("one@-3")).isEqualTo("d1 c1");
		assertThat(this.forked.at("d2").downgradeRefusal("one@-1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	@Test
	void tooManyStepsBackAreOutOfRange() {
		assertThat(this.forked.downgradeRefusal("-1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.at("b").downgrade("-2")).isEqualTo("b a");
		assertThat(this.forked.at("b").downgradeRefusal("-3")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.at("b").downgradeRefusal("+1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
		assertThat(this.forked.at("b").downgradeRefusal("base-1")).isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	@Test
	void aMergeIsNotUndoneByCounting() {
		Ask merged = Ask.of("a->b1->m", "a->b2->m").at("m");
		assertThat(merged.downgradeRefusal("-1")).isEqualTo(Reason.AMBIGUOUS_WALK);
		assertThat(merged.downgrade("b1")).isEqualTo("m");
	}

	@Test
	void whatDependsOnADroppedRevisionGoesToo() {
		assertThat(this.dependent.downgrade("a1")).isEqualTo("n3 a2");
		assertThat(this.dependent.downgrade("acc@base")).isEqualTo("n3 a2 a1");
		assertThat(this.dependent.downgrade("acc@-1")).isEqualTo("n3 a2");
	}

	@Test
	void dependenciesStay() {
		assertThat(this.dependent.downgrade("net@base")).isEqualTo("n3 n2 n1");
	}

	@Test
	void whatIsCurrentIsNothingToDrop() {
		assertThat(this.both.downgrade("d2")).isEmpty();
		assertThat(Ask.of("a->b").at("b").downgrade("head")).isEmpty();
	}

	@Test
	void whatIsNotAppliedOrOnlyNeededIsNoTarget() {
		assertThat(this.forked.at("d1").downgradeRefusal("d2")).isEqualTo(Reason.NOT_DOWNGRADE_TARGET);
		assertThat(this.dependent.downgradeRefusal("a2")).isEqualTo(Reason.NOT_DOWNGRADE_TARGET);
		assertThat(this.both.downgradeRefusal("current")).isEqualTo(Reason.NOT_DOWNGRADE_TARGET);
	}

	@Test
	void severalHeadsAreNoTarget() {
		assertThat(this.both.downgradeRefusal("heads")).isEqualTo(Reason.MULTIPLE_HEADS);
	}

}
