package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run sends to the server.
 */
@PostgresTest
class RoundTripTests {

	@TempDir
	private Path path;

	@Test
	void aRevisionThatOnlyDefinesCostsThreeStatementsOfOurs(TestDatabase database) throws IOException {
		RevisionFolder folder = new RevisionFolder(this.path);
		folder.table("r0", "");
		for (int i = 1; i < 21; i++) {
			folder.table("r" + i, "r" + (i - 1));
		}
		try (StatementCounter wire = new StatementCounter(database)) {
			Migrations migrations = Migrations.on(wire.dataSource()).locations(folder.location()).build();
			migrations.upgrade(Target.parse("r0"));
			List<String> one = wire.statements();
			migrations.upgrade(Target.HEAD);
			List<String> twenty = wire.statements();
			assertThat(twenty).filteredOn((sql) -> sql.startsWith("CREATE TABLE r")).hasSize(20);
			assertThat(twenty.size()).describedAs("%s", String.join("\n", twenty))
				.isLessThanOrEqualTo(one.size() + 19 * 4);
		}
	}

}
