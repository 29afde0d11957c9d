package io.migrate.graph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TargetTests {

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "base", "current", "3f2a", "reports", "reports@head", "reports@heads",
			"reports@base", "reports@3f2a", "3f2a@head", "+1", "-12", "reports@+1", "reports@-1", "3f2a+1", "3f2a-1",
			"head-1", "base+2", "reports@base+3", "+99999999999" })
	void aTargetIsWrittenAsItWasRead(String text) {
		assertThat(Target.parse(text)).hasToString(text).isEqualTo(Target.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", " head", "head ", "@", "reports@", "@head", "a@b@c", "b-1xyz", "+", "-", "a+-1",
			"a b", "a.b", "head@reports", "base@head", "current-1", "reports@current", "a:b", "1-2-3" })
	void anythingElseIsMalformed(String text) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> Target.parse(text))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TargetException.Reason.MALFORMED))
			.satisfies((ex) -> assertThat(ex.action()).contains("label@head"));
	}

	@Test
	void anEmptyTargetIsCalledEmpty() {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> Target.parse(""))
			.withMessageContaining("empty");
	}

	@Test
	void onlyStepsFromWhatIsAppliedAreRelative() {
		assertThat(Target.parse("+1").isRelative()).isTrue();
		assertThat(Target.parse("reports@-1").isRelative()).isTrue();
		assertThat(Target.parse("3f2a-1").isRelative()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:b", "a:", ":b", ":", "base:head", "-2:current", "reports@base:+3" })
	void aRangeHasTwoEndsThatMayBeLeftOut(String text) {
		assertThat(TargetRange.parse(text)).hasToString(text);
	}

	@Test
	void anEndThatIsLeftOutIsNotThere() {
		assertThat(TargetRange.parse(":b").from()).isNull();
		assertThat(TargetRange.parse("a:").to()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a:b:c", "a:b-1x", "::" })
	void anythingElseIsNoRange(String text) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> TargetRange.parse(text))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TargetException.Reason.MALFORMED));
	}

}
