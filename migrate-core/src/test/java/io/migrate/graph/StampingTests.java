package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampingTests {

	private final Ask merged = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2", "d1,d2->e->f");

	private final Ask dependent = Ask.of("a1[acc]->a2", "n1[net]->n2->n3(a2)").at("n3");

	@Test
	void stampingUpTakesTheAncestorsAlong() {
		assertThat(this.merged.at("a").stamp("c1")).isEqualTo("c1");
		assertThat(this.merged.at("c1").stamp("e")).isEqualTo("e");
	}

	@Test
	void stampingBesideKeepsTheOtherBranch() {
		assertThat(this.merged.at("c1").stamp("d2")).isEqualTo("c1 d2");
	}

	@Test
	void stampingDownKeepsTheOtherSideOfAMerge() {
		assertThat(this.merged.at("f").stamp("d1")).isEqualTo("d1 d2");
	}

	@Test
	void stampingDownKeepsDependencies() {
		assertThat(this.dependent.stamp("n2")).isEqualTo("a2 n2");
	}

	@Test
	void stampingDownTakesDependantsAway() {
		assertThat(this.dependent.stamp("a1")).isEqualTo("a1 n2");
	}

	@Test
	void severalDestinationsAreASet() {
		assertThat(this.merged.at("f").stamp("d1", "d2")).isEqualTo("d1 d2");
		assertThat(this.merged.stamp("c1", "d1")).isEqualTo("d1");
		assertThat(this.merged.at("b").stamp("d1", "a")).isEqualTo("d1");
	}

	@Test
	void headsKeepAHeadThatIsThere() {
		assertThat(Ask.of("a->b", "a->c->d").at("b c").stamp("heads")).isEqualTo("b d");
	}

	@Test
	void headHasToBeTheOnlyOne() {
		assertThat(this.merged.stamp("head")).isEqualTo("f");
		assertThat(Ask.of("a->b", "a->c").stampRefusal("head")).isEqualTo(Reason.MULTIPLE_HEADS);
	}

	@Test
	void baseTakesEverythingAway() {
		assertThat(this.merged.at("f").stamp("base")).isEmpty();
	}

	@Test
	void theBaseOfABranchTakesItsPartAway() {
		assertThat(this.dependent.stamp("net@base")).isEqualTo("a2");
		assertThat(this.merged.at("d1 d2").stamp("one@base")).isEqualTo("d2");
	}

	@Test
	void stepsAndCurrentCannotBeStamped() {
		assertThat(this.merged.at("a").stampRefusal("+1")).isEqualTo(Reason.NOT_STAMP_TARGET);
		assertThat(this.merged.at("a").stampRefusal("b+1")).isEqualTo(Reason.NOT_STAMP_TARGET);
		assertThat(this.merged.at("a").stampRefusal("current")).isEqualTo(Reason.NOT_STAMP_TARGET);
	}

}
