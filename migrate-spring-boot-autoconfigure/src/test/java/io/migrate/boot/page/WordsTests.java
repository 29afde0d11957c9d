package io.migrate.boot.page;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@CsvSource({ "0, 0 ms", "999, 999 ms", "1000, 1.0 s", "3449, 3.4 s", "60000, 1 min 0 s", "3599999, 59 min 59 s",
			"3660000, 1 h 1 min" })
	void aDurationIsAsPreciseAsPeopleCare(long milliseconds, String words) {
		assertThat(Words.duration(milliseconds)).isEqualTo(words.replace(' ', '\u00A0'));
	}

	@Test
	void aLongTextIsCutAndSaysSo() {
		assertThat(Words.brief("x".repeat(10_000))).hasSize(241).endsWith("x…");
	}

	@Test
	void aCharacterOfTwoPartsIsNotCutInTwo() {
		assertThat(Words.brief("x".repeat(239) + "\uD83D\uDE00")).isEqualTo("x".repeat(239) + "…");
	}

	@Test
	void aSizeIsAsPreciseAsPeopleCare() {
		assertThat(Stream.of(0L, 8192L, 1_300_000L, 130_000_000L, 5_000_000_000_000L).map(Words::bytes))
			.containsExactly("0\u00A0bytes", "8\u00A0kB", "1.2\u00A0MB", "124\u00A0MB", "4.5\u00A0TB");
	}

}
