package io.migrate.boot.autoconfigure;

import java.nio.file.Path;

import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Slices of Spring Boot's tests that have a data source run the revisions, too. The
 * context outlives this class, so no pool may keep a connection.
 */
@JdbcTest(properties = "spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
class TestSliceTests {

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
	void aSliceFindsTheMigratedSchema(@Autowired JdbcClient client) {
		assertThat(client.sql("SELECT count(*) FROM aaaa").query(Long.class).single()).isZero();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
