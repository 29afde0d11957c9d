package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.boot.jpa.JpaModelAutoConfiguration;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The loop with the mapping zoo: drafted from an empty database, applied, and nothing
 * differs.
 */
@PostgresTest
@EveryMajor
class ZooLoopTests {

	@Test
	void whatIsDraftedFromTheZooIsAllThatItNeeds(TestDatabase database, @TempDir Path path) {
		RevisionFolder folder = new RevisionFolder(path);
		CommandTester tester = new CommandTester(database, folder).with(Zoo.class)
			.with("migrate.revisions-directory", path.toString())
			.with("spring.jpa.hibernate.ddl-auto", "validate")
			.with("spring.main.web-application-type", "none");
		List<String> files = tester.migrate("revision", "--autogenerate", "-m", "the zoo").lines();
		assertThat(files).hasSize(1);
		tester.migrate("upgrade").lines();
		assertThatNothingDiffers(tester);
		assertThatNothingDiffers(tester);
		assertThat(tester.migrate("revision", "--autogenerate", "-m", "nothing").lines()).isEmpty();
		assertThat(path.toFile().list()).hasSize(1);
		assertThat(tester.start().codes()).isEmpty();
		tester.migrate("downgrade", "base").lines();
		tester.migrate("upgrade").lines();
		assertThatNothingDiffers(tester);
	}

	private static void assertThatNothingDiffers(CommandTester tester) {
		assertThat(tester.migrate("verify")).isEqualTo(new Result(List.of(0), "",
				"What is in the table visitor_numbers from the start is left out.\nThe database has what its revisions say.\n"));
		assertThat(tester.migrate("check")).isEqualTo(new Result(List.of(0), "",
				"What is in the table visitor_numbers from the start is left out.\nNothing differs.\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "io.migrate.boot.jpa.zoo")
	@ImportAutoConfiguration({ HibernateJpaAutoConfiguration.class, JpaModelAutoConfiguration.class })
	static class Zoo {

	}

}
