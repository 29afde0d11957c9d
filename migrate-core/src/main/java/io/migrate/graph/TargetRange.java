package io.migrate.graph;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of history, {@code a:b}; both ends may be left out.
 *
 * @param from the lower end, or {@code null} for the beginning
 * @param to the upper end, or {@code null} for the end
 */
public record TargetRange(@Nullable Target from, @Nullable Target to) {

	/**
	 * Reads a range.
	 * @param text {@code a:b}, {@code a:}, {@code :b} or {@code :}
	 * @return the range
	 * @throws TargetException when there is not exactly one colon, or an end is malformed
	 */
	public static TargetRange parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
			throw new TargetException(Reason.MALFORMED,
					"Cannot read the range '" + text + "': it needs exactly one colon",
					"Write start:end, start: or :end, such as base:head or -2:current.");
		}
		return new TargetRange(end(text.substring(0, colon)), end(text.substring(colon + 1)));
	}

	private static @Nullable Target end(String text) {
		return text.isEmpty() ? null : Target.parse(text);
	}

	/**
	 * What was written.
	 */
	@Override
	public String toString() {
		return ((this.from != null) ? this.from : "") + ":" + ((this.to != null) ? this.to : "");
	}

}
