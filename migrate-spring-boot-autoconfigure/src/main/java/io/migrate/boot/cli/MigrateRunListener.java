package io.migrate.boot.cli;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Turns the start of an application into the run of a command, when the first argument
 * that is no option is {@code migrate}. Otherwise it does nothing.
 */
final class MigrateRunListener implements SpringApplicationRunListener, Ordered {

	private static final boolean PICOCLI_PRESENT = ClassUtils.isPresent("picocli.CommandLine",
			MigrateRunListener.class.getClassLoader());

	private final SpringApplication application;

	private final @Nullable CommandArguments arguments;

	private @Nullable CommandRun run;

	MigrateRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = CommandArguments.of(arguments);
	}

	// Before anybody else hears that the application has started
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.arguments != null) {
			Shell replaced = bootstrapContext.getOrElse(Shell.class, null);
			Shell shell = (replaced != null) ? replaced : Shell.ofProcess();
			if (!PICOCLI_PRESENT) {
				shell.error()
					.println("Error: the command line needs picocli, which is not there.\n\n"
							+ "Add the dependency info.picocli:picocli, or use migrate-spring-boot-starter.");
				end(shell, CommandRun.FAILED);
			}
			this.application.setWebApplicationType(WebApplicationType.NONE);
			this.run = CommandRun.of(this.arguments, shell);
			Integer code = this.run.withoutApplication();
			if (code != null) {
				end(shell, code);
			}
		}
	}

	private static void end(Shell shell, int code) {
		shell.end(code);
		throw new SpringApplication.AbandonedRunException();
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.run != null) {
			this.run.prepare(environment);
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.run != null) {
			this.run.prepare(context);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.run != null) {
			end(this.run.shell(), this.run.execute(context));
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.run != null) {
			this.run.shell().end(this.run.failed(context, exception));
		}
	}

}
