package io.migrate.revision;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreateDateTests {

	@ParameterizedTest
	@ValueSource(strings = { "2025-10-21T09:12:33Z", "2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z",
			"2025-10-21T09:12:33+02:00", "2025-10-21T09:12:33.123456Z", "2025-10-21T09:12Z" })
	void readsWhatTheFormatterReads(String text) {
		assertThat(CreateDate.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
	}

	@ParameterizedTest
	@ValueSource(strings = { "2025-02-29T09:12:33Z", "2025-13-01T09:12:33Z", "2025-10-21T24:12:33Z",
			"2025-10-21T09:12:60Z", "2025-10-21T09:12:33", "2025-10-21 09:12:33Z", "20251021T091233Z12345", "" })
	void refusesWhatTheFormatterRefuses(String text) {
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> OffsetDateTime.parse(text));
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> CreateDate.parse(text));
	}

}
