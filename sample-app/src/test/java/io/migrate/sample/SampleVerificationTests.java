package io.migrate.sample;

import java.util.List;

import io.migrate.Migrations;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Finding;
import io.migrate.verify.Verification;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database that the sample makes has what its revisions say.
 */
@PostgresTest
@EveryMajor
class SampleVerificationTests {

	@Test
	void onlyWhatSomebodyHasChangedIsFound(TestDatabase database) {
		try (ConfigurableApplicationContext application = start(database)) {
			Migrations migrations = application.getBean("migrations", Migrations.class);
			assertThat(migrations.verifier().verify()).isEqualTo(new Verification(List.of(), List.of(), List.of()));
			database.client().sql("DROP INDEX ocr_results_content_search_idx").update();
			assertThat(migrations.verifier().verify().findings()).map(Finding::subject)
				.containsExactly("index ocr_results_content_search_idx of public.ocr_results");
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database) {
		return new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
					"--spring.datasource.password=" + database.password(), "--migrate.probe-port=");
	}

}
