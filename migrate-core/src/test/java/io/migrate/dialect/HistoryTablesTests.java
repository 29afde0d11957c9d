package io.migrate.dialect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HistoryTablesTests {

	@Test
	void aPrefixMustLeaveRoomForTheNameAndASchemaMustBeThere() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HistoryTables("public", "p".repeat(60)));
		assertThatIllegalArgumentException().isThrownBy(() -> new HistoryTables(" ", "migrate_"));
	}

}
