package io.migrate.boot.cli;

import io.migrate.graph.TargetRange;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads a range. One that is malformed is wrong usage.
 */
final class RangeConverter implements ITypeConverter<TargetRange> {

	@Override
	public TargetRange convert(String text) {
		return WrongUsage.reading(() -> TargetRange.parse(text));
	}

}
