package io.migrate.boot.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.migrate.MigrationReport;
import io.migrate.Migrations;
import io.migrate.PopulatedUpgrade;
import io.migrate.Revisions;
import io.migrate.boot.autoconfigure.RevisionFileProperties;
import io.migrate.boot.autoconfigure.ShutdownCancellation;
import io.migrate.boot.autoconfigure.StartupProperties;
import io.migrate.graph.Target;
import io.migrate.revision.JavaSources;
import io.migrate.revision.SourceFolders;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What of the application a command may use. A bean is made when it is asked for.
 */
final class CommandContext {

	private static final JsonWriter<Object> JSON = JsonWriter.standard().withNewLineAtEnd();

	private final ApplicationContext context;

	private final @Nullable String name;

	private final Shell shell;

	private final CommandProgress progress;

	private @Nullable Migrations migrations;

	/**
	 * Looks at an application.
	 * @param context the application
	 * @param name the bean of the type {@link Migrations} to use, or {@code null} for
	 * that of the main database
	 * @param shell what the command was called from
	 * @param progress hears what the main one does
	 */
	CommandContext(ApplicationContext context, @Nullable String name, Shell shell, CommandProgress progress) {
		this.context = context;
		this.name = name;
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

	/**
	 * Prints an answer for programs, in one line and always as UTF-8.
	 * @param answer maps and collections of values, which are written as their text
	 */
	void printJson(Object answer) {
		this.shell.out().writeBytes(JSON.write(answer).toByteArray());
	}

	Environment environment() {
		return this.context.getEnvironment();
	}

	RevisionFileProperties files() {
		return this.context.getBean(RevisionFileProperties.class);
	}

	/**
	 * Where revisions are written in Java.
	 * @param directory the folder with the sources, or {@code null} for the one that is
	 * set
	 * @param packageName the package, or {@code null} for the one that is set, or else
	 * one below that of the application
	 * @return the sources
	 */
	JavaSources javaSources(@Nullable Path directory, @Nullable String packageName) {
		String set = (packageName != null) ? packageName : files().javaRevisionsPackage();
		return new JavaSources((directory != null) ? directory : Path.of(files().javaSourceDirectory()),
				StringUtils.hasText(set) ? set : packageOfApplication());
	}

	private String packageOfApplication() {
		return AutoConfigurationPackages.has(this.context)
				? AutoConfigurationPackages.get(this.context).get(0) + ".revisions" : "";
	}

	/**
	 * Where revisions are written.
	 * @param directory the folder for files
	 * @return that and the Java sources
	 */
	SourceFolders sourceFolders(Path directory) {
		return new SourceFolders(directory, javaSources(null, null));
	}

	Migrations migrations() {
		if (this.migrations == null) {
			this.migrations = find();
		}
		return this.migrations;
	}

	private Migrations find() {
		List<String> names = List.of(this.context.getBeanNamesForType(Migrations.class, true, false));
		if (this.name != null && names.contains(this.name)) {
			return this.context.getBean(this.name, Migrations.class);
		}
		Migrations main = (this.name == null) ? this.context.getBeanProvider(Migrations.class).getIfUnique() : null;
		if (main == null) {
			throw CommandFailedException.withoutMigrations(this.name, names);
		}
		return main;
	}

	/**
	 * Where to go when nothing is said.
	 * @return where a start of the application goes, with the main database
	 */
	Target target() {
		migrations();
		return (this.name != null) ? Target.HEAD : Target.parse(this.context.getBean(StartupProperties.class).target());
	}

	/**
	 * The revisions of the code. The database is not needed for them; a command that
	 * needs it as well asks for it first, so that the files are read once.
	 * @return all of them
	 */
	Revisions revisions() {
		Revisions apart = (this.migrations == null && this.name == null)
				? this.context.getBeanProvider(Revisions.class).getIfUnique() : null;
		return (apart != null) ? apart : migrations().revisions();
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
		populate((migrations) -> new PopulatedUpgrade(change.apply(migrations).steps(), List.of(), List.of()));
	}

	/**
	 * As {@link #change}, with populations.
	 * @param change what to do
	 * @return what was done
	 */
	PopulatedUpgrade populate(Function<Migrations, PopulatedUpgrade> change) {
		Migrations migrations = migrations();
		AtomicReference<PopulatedUpgrade> done = new AtomicReference<>();
		this.progress.begin();
		try {
			ShutdownCancellation.during(migrations, () -> done.set(change.apply(migrations)));
			this.progress.report(done.get());
			return done.get();
		}
		finally {
			this.progress.close();
		}
	}

}
