package io.migrate.boot.cli;

import java.util.List;
import java.util.function.Function;

import io.migrate.MigrationReport;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.ShutdownCancellation;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.RevisionSource;

import org.springframework.context.ApplicationContext;

/**
 * What of the application a command may use. A bean is made when it is asked for.
 */
final class CommandContext {

	private final ApplicationContext context;

	private final Shell shell;

	private final CommandProgress progress;

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

	Migrations migrations() {
		Migrations migrations = this.context.getBeanProvider(Migrations.class).getIfAvailable();
		if (migrations == null) {
			throw CommandFailedException.withoutMigrations();
		}
		return migrations;
	}

	/**
	 * The revisions of the code. The database is not needed for them.
	 * @return all of them
	 */
	RevisionCatalog revisions() {
		List<RevisionSource> sources = this.context.getBeanProvider(RevisionSource.class).orderedStream().toList();
		if (sources.isEmpty()) {
			throw CommandFailedException.withoutMigrations();
		}
		return RevisionCatalog.load(sources);
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
