package io.migrate.boot.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Starts an application for a command, in this process.
 */
final class CommandTester {

	private static final Terminal TERMINAL = new Terminal(true, false, true, 80);

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

	private Terminal terminal = Terminal.NONE;

	private @Nullable IOException failure;

	private @Nullable Class<?> main;

	private @Nullable ResourceLoader resources;

	CommandTester(TestDatabase database, RevisionFolder folder) {
		this.properties.put("spring.datasource.url", database.url());
		this.properties.put("spring.datasource.username", database.user());
		this.properties.put("spring.datasource.password", database.password());
		this.properties.put("migrate.locations", folder.location());
	}

	CommandTester onTerminal() {
		this.terminal = TERMINAL;
		return this;
	}

	CommandTester onTerminal(Terminal terminal) {
		this.terminal = terminal;
		return this;
	}

	/**
	 * Lets standard output be full.
	 */
	CommandTester onFullDisk() {
		this.failure = new IOException("No space left on device");
		return this;
	}

	CommandTester with(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	CommandTester with(String property, Object value) {
		this.properties.put(property, value);
		return this;
	}

	/**
	 * Starts an application that has less on its class path.
	 * @param types what is not there
	 */
	CommandTester without(Class<?>... types) {
		this.resources = new DefaultResourceLoader(new FilteredClassLoader(types));
		return this;
	}

	/**
	 * Starts an application whose beans were worked out before.
	 * @param application its main class
	 */
	CommandTester aheadOfTime(Class<?> application) {
		this.sources.clear();
		this.sources.add(application);
		this.main = application;
		this.resources = new DefaultResourceLoader();
		return this;
	}

	/**
	 * Runs a command.
	 * @param arguments what comes after {@code migrate}
	 * @return how it ended
	 */
	Result migrate(String... arguments) {
		List<String> all = new ArrayList<>(List.of("migrate"));
		all.addAll(List.of(arguments));
		return start(all.toArray(String[]::new));
	}

	/**
	 * Starts the application.
	 * @param arguments all its arguments
	 * @return how it ended
	 */
	Result start(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		List<Integer> codes = new ArrayList<>();
		Shell shell = new Shell(print(out), print(error), this.terminal, codes::add, () -> this.failure);
		SpringApplication application = new SpringApplication(this.sources.toArray(Class<?>[]::new));
		application.setDefaultProperties(this.properties);
		if (this.main != null) {
			application.setMainApplicationClass(this.main);
		}
		if (this.resources != null) {
			application.setResourceLoader(this.resources);
		}
		application.addBootstrapRegistryInitializer((registry) -> registry.register(Shell.class, (context) -> shell));
		try {
			application.run(arguments).close();
		}
		catch (RuntimeException ex) {
			if (codes.isEmpty()) {
				throw ex;
			}
		}
		return new Result(codes, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
	}

	private static PrintStream print(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	/**
	 * How a command ended.
	 *
	 * @param codes the exit codes with which the process was to end, one as a rule
	 * @param out what it printed to standard output
	 * @param error what it printed to standard error
	 */
	record Result(List<Integer> codes, String out, String error) {

		/**
		 * Its output, when it succeeded.
		 * @return the lines
		 */
		List<String> lines() {
			if (!this.codes.equals(List.of(0))) {
				throw new AssertionError(this);
			}
			return this.out.lines().toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Application {

	}

}
