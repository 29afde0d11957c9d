package io.migrate.boot.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What standard output can show.
 *
 * @param interactive whether a person is looking, so that columns are worth aligning and
 * a line may be written over
 * @param colours whether colours may be used
 * @param unicode whether lines may be drawn with more than ASCII
 * @param width characters in a line
 */
record Terminal(boolean interactive, boolean colours, boolean unicode, int width) {

	/** A file or a pipe. */
	static final Terminal NONE = new Terminal(false, false, false, 80);

	private static final int NARROWEST = 40;

	/**
	 * Looks at the standard output of this process.
	 * @return what it can show
	 */
	static Terminal ofProcess() {
		return isTerminal() ? of(System.getenv(), charset()) : NONE;
	}

	/**
	 * What a terminal can show.
	 * @param environment the environment variables
	 * @param charset what standard output is encoded in
	 * @return what it can show
	 */
	static Terminal of(Map<String, String> environment, Charset charset) {
		if ("dumb".equals(environment.get("TERM"))) {
			return NONE;
		}
		return new Terminal(true, environment.getOrDefault("NO_COLOR", "").isEmpty(),
				StandardCharsets.UTF_8.equals(charset), width(environment.get("COLUMNS")));
	}

	/**
	 * What the standard output of this process is encoded in.
	 * @return the character set
	 */
	static Charset charset() {
		String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
		return (!name.isEmpty() && Charset.isSupported(name)) ? Charset.forName(name) : Charset.defaultCharset();
	}

	private static int width(@Nullable String columns) {
		return (columns != null && columns.matches("[0-9]{1,4}")) ? Math.max(NARROWEST, Integer.parseInt(columns))
				: NONE.width;
	}

	// Since Java 22 there is a console also where there is no terminal, and it can tell
	private static boolean isTerminal() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return false;
		}
	}

}
