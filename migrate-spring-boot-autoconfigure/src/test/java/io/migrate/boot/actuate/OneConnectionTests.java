package io.migrate.boot.actuate;

import java.nio.file.Path;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.session.MigrationEvent.RevisionsAwaited;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start does, and the endpoint, when the pool has one connection.
 */
@PostgresTest
class OneConnectionTests {

	private TestDatabase database;

	private RevisionFolder folder;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa");
	}

	@Test
	void itIsEnoughToUpgradeAndThenToVerify() {
		assertThatItIsUpToDate(new SpringApplicationBuilder(RunningApplication.Application.class), "upgrade");
		assertThatItIsUpToDate(new SpringApplicationBuilder(RunningApplication.Application.class), "verify");
	}

	@Test
	void itIsFreeForOthersWhileTheStartWaits() {
		assertThatItIsUpToDate(new SpringApplicationBuilder(RunningApplication.Application.class, Upgrading.class),
				"wait");
	}

	private void assertThatItIsUpToDate(SpringApplicationBuilder builder, String onStartup) {
		try (RunningApplication application = RunningApplication.start(builder, this.database, this.folder,
				"migrate.on-startup=" + onStartup, "migrate.wait-timeout=1m")) {
			assertThat(application.get("/actuator/migrations").migrations().path("state").asString())
				.isEqualTo("UP_TO_DATE");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Upgrading {

		@Bean
		MigrationListener upgrading(ObjectProvider<Migrations> migrations) {
			return (event) -> {
				if (event instanceof RevisionsAwaited) {
					migrations.getObject().upgrade(Target.HEAD);
				}
			};
		}

	}

}
