package io.migrate.boot.autoconfigure.slice;

import java.nio.file.Path;

import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Slices leave out the components of an application, but not its revisions. The context
 * outlives this class, so no pool may keep a connection.
 */
@JdbcTest(properties = "spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
class JavaRevisionSliceTests {

	private static final TestDatabase DATABASE = TestDatabase.create();

	@TempDir
	private static Path path;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", DATABASE::url);
		registry.add("spring.datasource.username", DATABASE::user);
		registry.add("spring.datasource.password", DATABASE::password);
		registry.add("migrate.locations", new RevisionFolder(path).table("aaaa", "")::location);
	}

	@AfterAll
	static void drop() {
		DATABASE.close();
	}

	@Test
	void aSliceFindsWhatAComponentMade(@Autowired JdbcClient client) {
		assertThat(client.sql("SELECT count(*) FROM things").query(Long.class).single()).isZero();
	}

}
