package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.migrate.base.InvalidSettingException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaceholderPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class);

	@Test
	void thereAreNoneWithoutSettings() {
		this.runner.run((context) -> assertThat(context.getBean(PlaceholderProperties.class))
			.isEqualTo(new PlaceholderProperties(Map.of(), false)));
	}

	@Test
	void namesAreKeptAsTheyAreWritten() {
		this.runner
			.withPropertyValues("migrate.placeholders.app_Role=a", "migrate.placeholders.web-role=b",
					"migrate.placeholders.app.role=c", "migrate.placeholders.UPPER=d",
					"migrate.placeholders-in-bodies=true")
			.run((context) -> assertThat(context.getBean(PlaceholderProperties.class)).isEqualTo(
					new PlaceholderProperties(Map.of("app_Role", "a", "web-role", "b", "app.role", "c", "UPPER", "d"),
							true)));
	}

	@Test
	void yamlMayNestNamesAndLeaveValuesEmpty() {
		this.runner.withInitializer((context) -> addYaml(context, """
				migrate:
				  placeholders:
				    app:
				      role_name: app
				    none:
				    Number: 042
				"""))
			.run((context) -> assertThat(context.getBean(PlaceholderProperties.class).placeholders())
				.isEqualTo(Map.of("app.role_name", "app", "none", "", "Number", "34")));
	}

	@Test
	void aVariableOfTheEnvironmentHasDotsAndSmallLetters() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("MIGRATE_PLACEHOLDERS_APP_ROLE", "app"))))
			.run((context) -> assertThat(context.getBean(PlaceholderProperties.class).placeholders())
				.isEqualTo(Map.of("app.role", "app")));
	}

	@Test
	void theBeginningOfAPlaceholderIsAValueToo() {
		this.runner.withPropertyValues("migrate.placeholders.open=${")
			.run((context) -> assertThat(context.getBean(PlaceholderProperties.class).placeholders())
				.isEqualTo(Map.of("open", "${")));
	}

	@Test
	void aNameThatNoPlaceholderCanHaveIsRefused() {
		PlaceholderProperties properties = new PlaceholderProperties(Map.of("a b", "x"), false);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(properties::values)
			.withMessageContaining("'a b'");
	}

	private static void addYaml(ConfigurableApplicationContext context, String yaml) {
		try {
			new YamlPropertySourceLoader().load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(PlaceholderProperties.class)
	static class Settings {

	}

}
