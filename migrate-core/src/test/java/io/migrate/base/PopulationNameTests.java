package io.migrate.base;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PopulationNameTests {

	private static final String LONGEST = "x123456789x123456789x123456789x123456789x123456789x123456789x123";

	@ParameterizedTest
	@ValueSource(strings = { "a", "Core.roles-2", "_x", "0", "head", LONGEST })
	void whatCanNameAFileAndAnArgumentIsAName(String name) {
		assertThat(new PopulationName(name)).hasToString(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-x", ".x", "a b", "a/b", "a,b", "gr\u00f6\u00dfe", LONGEST + "4" })
	void everythingElseIsNone(String name) {
		assertThat(PopulationName.isValid(name)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new PopulationName(name));
	}

	@Test
	void ofAListEachIsReadOnceAndTheRestReported() {
		List<String> problems = new ArrayList<>();
		assertThat(PopulationName.list(List.of("b", "a b", "a", "b"), problems::add))
			.containsExactly(new PopulationName("b"), new PopulationName("a"));
		assertThat(problems).singleElement().asString().startsWith("'a b' is no name of a population: ");
	}

}
