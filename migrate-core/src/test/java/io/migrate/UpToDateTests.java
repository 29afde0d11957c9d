package io.migrate;

import java.io.IOException;
import java.nio.file.Path;

import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start costs when there is nothing to do.
 */
@PostgresTest
class UpToDateTests {

	@Test
	void aDatabaseThatIsUpToDateIsAskedOneQuestionOverOneConnection(TestDatabase database, @TempDir Path path)
			throws IOException {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa");
		Migrations.on(database.dataSource()).locations(folder.location()).build().upgrade(Target.HEAD);
		try (StatementCounter counter = new StatementCounter(database)) {
			Migrations.on(counter.dataSource()).locations(folder.location()).build().upgrade(Target.HEAD);
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("SET "))
				.singleElement()
				.satisfies((sql) -> assertThat(sql).startsWith("SELECT encode(sha256(")
					.doesNotContain("downgrade_script"));
			assertThat(counter.connections()).isOne();
		}
	}

	@Test
	void aDatabaseWithoutRevisionsGetsNoTables(TestDatabase database, @TempDir Path path) throws IOException {
		try (StatementCounter counter = new StatementCounter(database)) {
			Migrations.on(counter.dataSource())
				.locations(new RevisionFolder(path).location())
				.build()
				.upgrade(Target.HEADS);
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("SET ")).hasSize(1);
		}
		assertThat(database.client()
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

}
