package io.migrate.boot.actuate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.migrate.MigrationStatus.State;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code /actuator/info} says.
 */
@PostgresTest
class MigrationsInfoTests {

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationsInfoAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + folder.location());
	}

	@Test
	void itSaysWhereTheDatabaseStandsWhenItIsTo() {
		this.runner.withPropertyValues("management.info.migrations.enabled=true").run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(InfoContributor.class).contribute(builder);
			assertThat(builder.build().getDetails()).isEqualTo(Map.of("migrations",
					Map.of("migrations", Map.of("state", State.UP_TO_DATE, "current", List.of("aaaa"), "pending", 0))));
		});
	}

	@Test
	void itSaysNothingUnlessItIsTo() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(InfoContributor.class));
	}

}
