package io.migrate.boot.cli;

import java.util.List;
import java.util.Objects;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.StringUtils;

/**
 * Says what is wrong and what to do about it.
 */
final class ErrorReport {

	private final Shell shell;

	private final boolean stacktrace;

	ErrorReport(Shell shell, boolean stacktrace) {
		this.shell = shell;
		this.stacktrace = stacktrace;
	}

	static String title(Terminal terminal) {
		return Style.ERROR.on("Error:", terminal) + " ";
	}

	void print(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		if (this.stacktrace) {
			failure.printStackTrace(this.shell.error());
		}
		MigrationException known = migrationException(failure);
		FailureAnalysis analysis = (known != null)
				? new FailureAnalysis(Objects.requireNonNullElse(known.getMessage(), ""), known.action(), known)
				: analyze(context, failure);
		print((analysis != null) ? analysis.getDescription() : rootMessage(failure),
				(analysis != null) ? analysis.getAction() : null);
	}

	private void print(String wrong, @Nullable String action) {
		this.shell.error().println(title(this.shell.terminal()) + wrong.strip());
		if (StringUtils.hasText(action)) {
			this.shell.error().println("\n" + action.strip());
		}
		else if (!this.stacktrace) {
			this.shell.error().println("\nWith --stacktrace it says more.");
		}
	}

	private static @Nullable MigrationException migrationException(Throwable failure) {
		Throwable cause = failure;
		while (cause != null && !(cause instanceof MigrationException)) {
			cause = cause.getCause();
		}
		return (MigrationException) cause;
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		return root.getClass().getSimpleName() + ((root.getMessage() != null) ? ": " + root.getMessage() : "");
	}

	private static @Nullable FailureAnalysis analyze(@Nullable ConfigurableApplicationContext context,
			Throwable failure) {
		for (FailureAnalyzer analyzer : analyzers(context)) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	private static List<FailureAnalyzer> analyzers(@Nullable ConfigurableApplicationContext context) {
		ArgumentResolver arguments = (context != null)
				? ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
					.and(Environment.class, context.getEnvironment())
				: ArgumentResolver.none();
		return SpringFactoriesLoader.forDefaultResourceLocation(ErrorReport.class.getClassLoader())
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, cause) -> {
			}));
	}

}
