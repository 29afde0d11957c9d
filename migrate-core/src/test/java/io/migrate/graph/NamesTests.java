package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	private final Ask ask = Ask.of("1975ea83b712->1975ffff0000[reports]", "cafe0001->cafe0002", "abc");

	@Test
	void fourCharactersAreEnoughWhenOnlyOneRevisionStartsWithThem() {
		assertThat(this.ask.resolve("1975e")).isEqualTo("1975ea83b712");
		assertThat(this.ask.resolve("repo")).isEqualTo("1975ffff0000");
	}

	@Test
	void aWholeIdMayBeShort() {
		assertThat(this.ask.resolve("abc")).isEqualTo("abc");
	}

	@Test
	void threeCharactersAreTooShortAndADigitSuggestsSteps() {
		assertThat(this.ask.downgradeRefusal("197")).isEqualTo(Reason.TOO_SHORT);
		TargetException refusal = this.ask.refusal(() -> this.ask.downgrade("1"));
		assertThat(refusal).hasMessageContaining("1975ea83b712");
		assertThat(refusal.action()).contains("-1");
	}

	@Test
	void anAmbiguousBeginningListsTheCandidates() {
		TargetException refusal = this.ask.refusal(() -> this.ask.upgrade("1975"));
		assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_PREFIX);
		assertThat(refusal).hasMessageContaining("1975ea83b712, 1975ffff0000");
	}

	@Test
	void aBranchNarrowsAnAmbiguousBeginning() {
		Ask forked = Ask.of("base0->cafe0001[one]", "base0->cafe0002[two]");
		assertThat(forked.resolve("two@cafe")).isEqualTo("cafe0002");
	}

	@Test
	void aRevisionOfAnotherBranchIsRefusedWithTheEndsOfThatBranch() {
		TargetException refusal = this.ask.refusal(() -> this.ask.upgrade("reports@cafe0002"));
		assertThat(refusal.reason()).isEqualTo(Reason.NOT_ON_BRANCH);
		assertThat(refusal.action()).contains("1975ffff0000 (reports)");
	}

	@Test
	void whatDoesNotExistIsRefusedWithCloseSpellings() {
		TargetException refusal = this.ask.refusal(() -> this.ask.upgrade("report5"));
		assertThat(refusal.reason()).isEqualTo(Reason.NO_SUCH_REVISION);
		assertThat(refusal.action()).contains("Did you mean reports?");
		assertThat(this.ask.refusal(() -> this.ask.upgrade("HEAD")).action()).contains("Did you mean head");
	}

	@Test
	void anUnknownBranchIsNoSuchRevision() {
		assertThat(this.ask.upgradeRefusal("sales@head")).isEqualTo(Reason.NO_SUCH_REVISION);
	}

}
