package io.migrate.base;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTests {

	@Test
	void aProblemNamesItsFileAndLine() {
		assertThat(new Problem("a.sql", 3, "no header")).hasToString("a.sql:3: no header");
		assertThat(new Problem("a.sql", 0, "not UTF-8")).hasToString("a.sql: not UTF-8");
		assertThat(new Problem(null, 0, "cycle")).hasToString("cycle");
	}

	@Test
	void linesAreIndented() {
		assertThat(Problems.lines(List.of(new Problem("a", 1, "x"), new Problem("b", 2, "y"))))
			.isEqualTo("\n  a:1: x\n  b:2: y");
	}

}
