package io.migrate.boot.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of an application that is started for a command.
 *
 * @param own what belongs to the command
 * @param setsLogging whether Spring is told how to log
 */
record CommandArguments(List<String> own, boolean setsLogging) {

	private static final String WORD = "migrate";

	private static final Set<String> WITHOUT_DOT = Set.of("--debug", "--trace");

	CommandArguments {
		own = List.copyOf(own);
	}

	/**
	 * Looks for a command.
	 * @param arguments all arguments of the application
	 * @return the command's, or {@code null} when the first argument that is no option is
	 * not {@code migrate}
	 */
	static @Nullable CommandArguments of(String... arguments) {
		int first = 0;
		while (first < arguments.length && arguments[first].startsWith("-")) {
			first++;
		}
		if (first == arguments.length || !WORD.equals(arguments[first])) {
			return null;
		}
		List<String> own = Stream.of(arguments).skip(first + 1L).filter((argument) -> !isForSpring(argument)).toList();
		return new CommandArguments(own,
				Stream.of(arguments).anyMatch((argument) -> argument.startsWith("--logging.")));
	}

	// No option of a command has a dot in its name
	private static boolean isForSpring(String argument) {
		if (WITHOUT_DOT.contains(argument)) {
			return true;
		}
		int dot = argument.indexOf('.');
		int value = argument.indexOf('=');
		return argument.startsWith("--") && dot > 0 && (value < 0 || dot < value);
	}

}
