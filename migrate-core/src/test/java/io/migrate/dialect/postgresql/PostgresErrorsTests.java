package io.migrate.dialect.postgresql;

import java.sql.SQLException;

import io.migrate.dialect.DatabaseError.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the engine makes of a SQLSTATE.
 */
class PostgresErrorsTests {

	@ParameterizedTest
	@ValueSource(strings = { "08000", "08003", "08006", "25P03", "25P04", "57P01", "57P02", "57P03", "57P04", "57P05" })
	void theConnectionIsLost(String state) {
		assertThat(kind(state)).isEqualTo(Kind.LOST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "08P01", "25P01", "25P02", "25006", "57000" })
	void theConnectionIsStillThere(String state) {
		assertThat(kind(state)).isEqualTo(Kind.OTHER);
	}

	private static Kind kind(String state) {
		return PostgresErrors.describe(new SQLException("It failed", state)).kind();
	}

}
