package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A small application in a process of its own, which can be told to end while it starts.
 *
 * @param process the process
 * @param log what it prints
 */
record ChildApplication(Process process, Path log) implements AutoCloseable {

	/** A setting with which the process begins to end before the schema's turn comes. */
	static final String ENDING = "test.ending=true";

	private static final int TERMINATED = 128 + 15;

	/**
	 * Starts it.
	 * @param log where it prints to
	 * @param database its database
	 * @param folder its revisions
	 * @param settings further settings
	 * @return the application, to be closed by the caller
	 */
	static ChildApplication start(Path log, TestDatabase database, RevisionFolder folder, String... settings)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Application.class.getName(),
				"--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password(), "--spring.datasource.hikari.maximum-pool-size=1",
				"--migrate.locations=" + folder.location(), "--spring.main.web-application-type=none",
				"--spring.main.banner-mode=off", "--logging.level.io.migrate=info"));
		List.of(settings).forEach((setting) -> command.add("--" + setting));
		return new ChildApplication(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
	}

	/**
	 * Sends SIGTERM and waits for the end.
	 * @param seconds how long to wait at most
	 * @return {@code true} when the process has ended, of that signal
	 */
	boolean terminate(long seconds) throws InterruptedException {
		this.process.destroy();
		return this.process.waitFor(seconds, TimeUnit.SECONDS) && this.process.exitValue() == TERMINATED;
	}

	String output() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Application {

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(Application.class);
			application.addInitializers((context) -> {
				if (context.getEnvironment().containsProperty("test.ending")) {
					context.addBeanFactoryPostProcessor((factory) -> beginToEnd());
				}
			});
			application.run(arguments);
		}

		private static void beginToEnd() {
			new Thread(() -> System.exit(0)).start();
			try {
				while (true) {
					Runtime.getRuntime().addShutdownHook(new Thread());
				}
			}
			catch (IllegalStateException ex) {
				// Now it is ending
				Thread.onSpinWait();
			}
		}

	}

}
