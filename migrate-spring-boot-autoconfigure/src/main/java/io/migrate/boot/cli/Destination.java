package io.migrate.boot.cli;

import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * Where to go, and for a script also from where.
 *
 * @param range both ends; without a colon there is no start
 * @param isRange whether a colon was written
 */
record Destination(TargetRange range, boolean isRange) {

	static Destination of(Target target) {
		return new Destination(new TargetRange(null, target), false);
	}

	@Nullable Target from() {
		return this.range.from();
	}

	/**
	 * Where to go.
	 * @return the end of the range, heads when there is none
	 */
	Target target() {
		Target to = this.range.to();
		return (to != null) ? to : Target.HEADS;
	}

	/**
	 * Reads one. What has none of the forms is wrong usage.
	 */
	static final class Converter implements ITypeConverter<Destination> {

		@Override
		public Destination convert(String text) {
			return WrongUsage.reading(() -> (text.indexOf(':') >= 0) ? new Destination(TargetRange.parse(text), true)
					: Destination.of(Target.parse(text)));
		}

	}

}
