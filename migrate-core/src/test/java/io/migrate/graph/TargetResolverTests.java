package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TargetResolverTests {

	private final Ask ask = Ask.of("a->b->c1[one]->d1", "b->c2[two]->d2", "n(d2)").at("n c1");

	@Test
	void currentIsWhatNoOtherAppliedRevisionNeeds() {
		assertThat(this.ask.resolve("current")).isEqualTo("c1 n");
	}

	@Test
	void headsAreTheRealHeadsAndBaseIsNothing() {
		assertThat(this.ask.resolve("heads")).isEqualTo("d1 n");
		assertThat(this.ask.resolve("base")).isEmpty();
	}

	@Test
	void stepsDownCountFromTheHeads() {
		assertThat(this.ask.resolve("one@-1")).isEqualTo("c1");
		assertThat(Ask.of("a->b->c").resolve("-1")).isEqualTo("b");
		assertThat(Ask.of("a->b").refusal(() -> Ask.of("a->b").resolve("-3")).reason())
			.isEqualTo(Reason.RELATIVE_OUT_OF_RANGE);
	}

	@Test
	void stepsUpCountFromWhatIsCurrent() {
		assertThat(this.ask.resolve("one@+1")).isEqualTo("d1");
	}

}
