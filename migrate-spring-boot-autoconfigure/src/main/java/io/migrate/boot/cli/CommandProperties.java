package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The settings that an application has while it runs a command, whatever else says.
 */
final class CommandProperties {

	// The context is closed by the command itself, when the run in it has ended. Should
	// something start Hibernate, it makes and drops nothing
	private static final Map<String, Object> FORCED = Map.of("migrate.on-startup", "none", "migrate.populations.mode",
			"none", "spring.main.web-application-type", "none", "spring.main.banner-mode", "off",
			"spring.main.log-startup-info", "false", "spring.main.register-shutdown-hook", "false",
			"spring.main.keep-alive", "false", "spring.jpa.generate-ddl", "false",
			"spring.jpa.properties.hibernate.hbm2ddl.auto", "none",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action", "none");

	private static final String RETRY_TIMEOUT = "migrate.retry-timeout";

	// Nobody waits for the application to answer, as at a start
	private static final String LONG_RETRY_TIMEOUT = "10m";

	private CommandProperties() {
	}

	/**
	 * Adds them.
	 * @param environment takes them
	 * @param log whether the log is wanted
	 * @param loggingIsSet whether the user says on the command line what to log
	 */
	static void addTo(ConfigurableEnvironment environment, boolean log, boolean loggingIsSet) {
		MutablePropertySources sources = environment.getPropertySources();
		MapPropertySource logging = new MapPropertySource("migrateCommandLogging", logging(log, loggingIsSet));
		String arguments = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
		if (sources.contains(arguments)) {
			sources.addAfter(arguments, logging);
		}
		else {
			sources.addFirst(logging);
		}
		sources.addFirst(new MapPropertySource("migrateCommand", FORCED));
		if (!environment.containsProperty(RETRY_TIMEOUT)) {
			sources.addLast(new MapPropertySource("migrateCommandDefaults", Map.of(RETRY_TIMEOUT, LONG_RETRY_TIMEOUT)));
		}
	}

	private static Map<String, Object> logging(boolean log, boolean loggingIsSet) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("logging.level.root", log ? "info" : "warn");
		if (!log) {
			// They log what is thrown as well, and is said by us
			properties.put("logging.level.com.zaxxer.hikari", "off");
			properties.put("logging.level.org.springframework.context", "error");
			properties.put("logging.pattern.console", "%p: %m%n");
		}
		if (!log && !loggingIsSet) {
			properties.put("logging.threshold.console", "warn");
		}
		return properties;
	}

}
