package io.migrate.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.Problems;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import org.postgresql.PGConnection;

/**
 * Runs a script as a person would.
 */
public enum ScriptClient {

	/** The real psql. */
	PSQL {

		@Override
		public Outcome run(TestDatabase database, String script, String... options) {
			try {
				Path file = Files.createTempFile("migrate", ".sql");
				Path output = Files.createTempFile("migrate", ".out");
				try {
					Files.writeString(file, script);
					return run(database, file, output, options);
				}
				finally {
					Files.delete(file);
					Files.delete(output);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private Outcome run(TestDatabase database, Path file, Path output, String... options) throws IOException {
			URI uri = URI.create(database.url().substring("jdbc:".length()));
			ProcessBuilder builder = new ProcessBuilder("psql", "-X", "-h", uri.getHost(), "-p",
					String.valueOf(uri.getPort()), "-U", database.user(), "-d", database.name());
			builder.command().addAll(Arrays.asList(options));
			builder.command().addAll(List.of("-f", file.toString()));
			builder.environment().put("PGPASSWORD", database.password());
			builder.environment().put("PGCLIENTENCODING", "LATIN1");
			Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
			try {
				if (!process.waitFor(60, TimeUnit.SECONDS)) {
					process.destroyForcibly();
				}
				return new Outcome(process.waitFor() == 0, Files.readString(output));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	},

	/** One statement after the other through the driver. */
	DRIVER {

		@Override
		public Outcome run(TestDatabase database, String script, String... options) {
			String sql = script.replaceAll("(?m)^\\\\set .*$", "").replace("\\:", ":");
			Problems problems = new Problems();
			try (Connection connection = database.dataSource().getConnection();
					Statement statement = connection.createStatement();
					ScriptReader reader = new ScriptReader(new StringReader(sql), "script", problems)) {
				statement.setEscapeProcessing(false);
				for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
					SqlStatement next = item.match((found) -> found, (directive) -> null, (comment) -> null);
					if (next != null && next.copyFromStdin()) {
						connection.unwrap(PGConnection.class).getCopyAPI().copyIn(next.text(), reader.copyData());
					}
					else if (next != null) {
						statement.execute(next.text());
					}
				}
				return new Outcome(problems.isEmpty(), problems.list().toString());
			}
			catch (SQLException ex) {
				return new Outcome(false, String.valueOf(ex.getMessage()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	};

	/**
	 * Runs a script.
	 * @param database where
	 * @param script the whole script
	 * @param options of psql
	 * @return what came of it
	 */
	public abstract Outcome run(TestDatabase database, String script, String... options);

	/**
	 * Those that are on this machine.
	 * @return the driver, and psql where it is installed
	 */
	public static List<ScriptClient> installed() {
		return isPsqlInstalled() ? List.of(PSQL, DRIVER) : List.of(DRIVER);
	}

	/**
	 * Whether psql can be run.
	 * @return {@code false} when it is not on the path
	 */
	public static boolean isPsqlInstalled() {
		return psqlMajor() > 0;
	}

	/**
	 * Whether this client knows what a server knows.
	 * @param major the version of the server
	 * @return {@code true} for the driver
	 */
	public boolean isAsNewAs(int major) {
		return this == DRIVER || psqlMajor() >= major;
	}

	private static int psqlMajor() {
		try {
			Process process = new ProcessBuilder("psql", "--version").redirectErrorStream(true).start();
			try (InputStream output = process.getInputStream()) {
				String version = new String(output.readAllBytes(), StandardCharsets.UTF_8);
				Matcher number = Pattern.compile("PostgreSQL\\) (\\d+)").matcher(version);
				return number.find() ? Integer.parseInt(number.group(1)) : 0;
			}
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * What came of a script.
	 *
	 * @param success whether it ran to its end
	 * @param output what was printed, or what went wrong
	 */
	public record Outcome(boolean success, String output) {

	}

}
