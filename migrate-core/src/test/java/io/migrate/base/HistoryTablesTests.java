package io.migrate.base;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HistoryTablesTests {

	@Test
	void aPrefixThatTheServerWouldCutIsRefused() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new HistoryTables("public", "p".repeat(60)));
	}

	@Test
	void aBlankSchemaIsRefused() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new HistoryTables(" ", "migrate_"));
	}

}
