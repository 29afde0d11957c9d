package io.migrate.graph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RevisionIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "3f2a", "0001_create", "HEAD", "heads_up",
			"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_0123456789A" })
	void lettersDigitsAndUnderscoresAreAnId(String value) {
		assertThat(RevisionId.isValid(value)).isTrue();
		assertThat(new RevisionId(value)).hasToString(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a-b", "a+b", "a@b", "a:b", "é", "head", "heads", "base", "current",
			"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_0123456789AB" })
	void nothingElseIs(String value) {
		assertThat(RevisionId.isValid(value)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new RevisionId(value))
			.withMessageContaining("revision id");
	}

	@Test
	void idsAreComparedByTheirText() {
		assertThat(new RevisionId("b")).isGreaterThan(new RevisionId("a"));
	}

}
