package io.migrate.boot.cli;

import java.util.function.Supplier;

import io.migrate.graph.TargetException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Arguments that do not go together.
 */
final class WrongUsage {

	private WrongUsage() {
	}

	static ParameterException of(CommandSpec spec, String message) {
		return new ParameterException(spec.commandLine(), message);
	}

	static ParameterException rangeWithoutSql(CommandSpec spec) {
		return of(spec, "A range START:TARGET is for --sql only; otherwise the database says where it stands.");
	}

	/**
	 * Reads a target or a range. One that has none of the forms is wrong usage.
	 * @param <T> what is read
	 * @param text reads it
	 * @return what was read
	 */
	static <T> T reading(Supplier<T> text) {
		try {
			return text.get();
		}
		catch (TargetException ex) {
			throw new TypeConversionException(ex.getMessage() + ". " + ex.action());
		}
	}

}
