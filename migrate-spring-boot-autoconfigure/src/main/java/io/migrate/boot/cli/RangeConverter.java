package io.migrate.boot.cli;

import io.migrate.graph.TargetException;
import io.migrate.graph.TargetRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a range. One that is malformed is wrong usage.
 */
final class RangeConverter implements ITypeConverter<TargetRange> {

	@Override
	public TargetRange convert(String text) {
		try {
			return TargetRange.parse(text);
		}
		catch (TargetException ex) {
			throw new TypeConversionException(ex.getMessage() + ". " + ex.action());
		}
	}

}
