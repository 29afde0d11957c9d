package io.migrate.boot.cli;

import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a target. One that has none of the forms is wrong usage.
 */
final class TargetConverter implements ITypeConverter<Target> {

	@Override
	public Target convert(String text) {
		try {
			return Target.parse(text);
		}
		catch (TargetException ex) {
			throw new TypeConversionException(ex.getMessage() + ". " + ex.action());
		}
	}

}
