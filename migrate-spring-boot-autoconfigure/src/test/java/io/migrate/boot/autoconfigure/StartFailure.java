package io.migrate.boot.autoconfigure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a person sees of an application that does not start.
 *
 * @param description what is wrong
 * @param action what to do about it
 */
record StartFailure(String description, String action) {

	private static final Pattern ANALYSIS = Pattern
		.compile("APPLICATION FAILED TO START\n\\*+\n\nDescription:\n\n(.*)\n\nAction:\n\n(.*)\n\n", Pattern.DOTALL);

	/**
	 * Starts an application that is expected to fail with one analysis and no stack
	 * trace.
	 * @param output what the test prints
	 * @param database the database
	 * @param folder the revisions
	 * @param settings further settings, which win over the usual ones
	 * @return the analysis
	 */
	static StartFailure of(CapturedOutput output, TestDatabase database, RevisionFolder folder, String... settings) {
		int before = output.toString().length();
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "migrate.locations", folder.location()));
		String[] arguments = Stream.of(settings).map((setting) -> "--" + setting).toArray(String[]::new);
		assertThatException().isThrownBy(() -> application.run(arguments).close());
		String printed = output.toString().substring(before);
		assertThat(printed).containsOnlyOnce("APPLICATION FAILED TO START").doesNotContain("\tat ");
		Matcher analysis = ANALYSIS.matcher(printed);
		assertThat(analysis.find()).as(printed).isTrue();
		return new StartFailure(analysis.group(1), analysis.group(2));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Application {

	}

}
