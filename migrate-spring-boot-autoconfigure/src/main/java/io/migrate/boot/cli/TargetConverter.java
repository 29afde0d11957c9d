package io.migrate.boot.cli;

import io.migrate.graph.Target;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads a target. One that has none of the forms is wrong usage.
 */
final class TargetConverter implements ITypeConverter<Target> {

	@Override
	public Target convert(String text) {
		return WrongUsage.reading(() -> Target.parse(text));
	}

}
