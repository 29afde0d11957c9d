package io.migrate.boot.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.migrate.MigrationReport;
import io.migrate.Migrations;
import io.migrate.Revisions;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.boot.autoconfigure.ShutdownCancellation;
import io.migrate.revision.RevisionSource;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * What of the application a command may use. A bean is made when it is asked for.
 */
final class CommandContext {

	private final ApplicationContext context;

	private final Shell shell;

	private final CommandProgress progress;

	private @Nullable Migrations migrations;

	CommandContext(ApplicationContext context, Shell shell, CommandProgress progress) {
		this.context = context;
		this.shell = shell;
		this.progress = progress;
	}

	Shell shell() {
		return this.shell;
	}

	Terminal terminal() {
		return this.shell.terminal();
	}

	void print(String line) {
		this.shell.out().println(line);
	}

	Environment environment() {
		return this.context.getEnvironment();
	}

	RevisionFileProperties files() {
		return this.context.getBean(RevisionFileProperties.class);
	}

	Migrations migrations() {
		if (this.migrations == null) {
			this.migrations = this.context.getBeanProvider(Migrations.class).getIfAvailable();
		}
		if (this.migrations == null) {
			throw CommandFailedException.withoutMigrations();
		}
		return this.migrations;
	}

	/**
	 * The revisions of the code. The database is not needed for them; a command that
	 * needs it as well asks for it first, so that the files are read once.
	 * @return all of them
	 */
	Revisions revisions() {
		if (this.migrations != null) {
			return this.migrations.revisions();
		}
		List<RevisionSource> sources = this.context.getBeanProvider(RevisionSource.class).orderedStream().toList();
		if (sources.isEmpty()) {
			throw CommandFailedException.withoutMigrations();
		}
		return Revisions.of(sources);
	}

	/**
	 * Prints a script, always as UTF-8.
	 * @param script writes it
	 * @throws IOException if it cannot be printed
	 */
	void writeScript(BiConsumer<Migrations, Appendable> script) throws IOException {
		Writer out = new OutputStreamWriter(this.shell.out(), StandardCharsets.UTF_8);
		script.accept(migrations(), out);
		out.flush();
	}

	/**
	 * Changes the database and tells what is going on. When the process is told to end
	 * meanwhile, the change is cancelled.
	 * @param change what to do
	 */
	void change(Function<Migrations, MigrationReport> change) {
		Migrations migrations = migrations();
		try {
			ShutdownCancellation.during(migrations, () -> change.apply(migrations));
		}
		finally {
			this.progress.close();
		}
	}

}
