package io.migrate.benchmark;

import java.nio.file.Path;
import java.sql.Connection;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class PeersTests {

	private static final int CHANGES = 7;

	@BeforeAll
	static void silence() {
		Child.silence();
	}

	@ParameterizedTest
	@EnumSource
	void appliesEverythingOnce(Peers peers, TestDatabase database, @TempDir Path folder) throws Exception {
		Peer peer = peers.create();
		peer.write(folder, Change.first(CHANGES));
		peer.upgrade(database.dataSource(), folder);
		assertThat(outcome(database, peer)).isEqualTo(Outcome.expected(CHANGES));
		peer.upgrade(database.dataSource(), folder);
		assertThat(outcome(database, peer)).isEqualTo(Outcome.expected(CHANGES));
	}

	@Test
	void sevenChangesAreThreeTablesWithTwoColumnsAndFiveIndexes() {
		assertThat(Outcome.expected(CHANGES)).isEqualTo(new Outcome(3, 2, 5, 7));
	}

	private static Outcome outcome(TestDatabase database, Peer peer) throws Exception {
		try (Connection connection = database.dataSource().getConnection()) {
			return Outcome.of(connection, peer);
		}
	}

}
