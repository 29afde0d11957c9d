package io.migrate.adopt;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignVersionTests {

	@Test
	void versionsAreComparedNumberByNumber() {
		List<String> sorted = List.of("0", "1", "1.0.1", "1_2", "1.10", "2", "10", "20200101120000");
		assertThat(sorted.stream().map(ForeignVersionTests::version)).isSorted();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1.0", "1, 1_0_0", "1, 001", "1.2, 1_02", "0, 0.0" })
	void thereAreSeveralWaysToWriteAVersion(String one, String other) {
		assertThat(version(one)).isEqualTo(version(other)).isEqualByComparingTo(version(other));
		assertThat(Style.FLYWAY.id(version(one))).isEqualTo(Style.FLYWAY.id(version(other)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1.", "_1", "1..2", "1-2" })
	void otherThingsAreNoVersion(String text) {
		assertThat(ForeignVersion.parse(text)).isNull();
	}

	@Test
	void anIdComesFromToolAndVersionForEver() {
		assertThat(Stream.of(Style.values()).map((style) -> style.id(version("1")).value()))
			.containsExactly("6c2fc1e1eb29", "96130a134ab6", "41ca41ac1c29");
	}

	@ParameterizedTest
	@CsvSource({ "20200131120059, 2020-01-31T12:00:59Z", "202001311200, 2020-01-31T12:00:00Z",
			"20200131, 2020-01-31T00:00:00Z", "2020013107, 2020-01-31T00:07:00Z", "1580472059, 2020-01-31T12:00:59Z" })
	void aVersionMayBeATime(String version, Instant time) {
		assertThat(version(version).time()).isEqualTo(time);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "20201331", "00000001", "2020.01.31", "99990101120000" })
	void otherVersionsSayNoTime(String version) {
		assertThat(version(version).time()).isNull();
	}

	private static ForeignVersion version(String text) {
		return Objects.requireNonNull(ForeignVersion.parse(text));
	}

}
