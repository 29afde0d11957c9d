package io.migrate.schema;

import java.util.Locale;

/**
 * How a sequence counts. Where it stands is data and none of it.
 *
 * @param start its first value
 * @param increment what is added each time
 * @param minimum its least value
 * @param maximum its greatest value
 * @param cache how many values a session takes at once
 * @param cycle whether it begins anew at its end
 */
public record SequenceOptions(long start, long increment, long minimum, long maximum, long cache, boolean cycle) {

	/**
	 * How a sequence counts unless it is told otherwise.
	 * @param maximum the greatest value of its type
	 * @return from 1 upwards, one by one
	 */
	public static SequenceOptions upTo(long maximum) {
		return new SequenceOptions(1, 1, 1, maximum, 1, false);
	}

	/**
	 * How a sequence counts that is only told in which steps.
	 * @param type the type of its values
	 * @param increment what is added each time
	 * @return from 1 upwards, or from -1 downwards, to the last value of the type
	 */
	public static SequenceOptions usual(String type, long increment) {
		return (increment > 0) ? new SequenceOptions(1, increment, 1, greatest(type), 1, false)
				: new SequenceOptions(-1, increment, least(type), -1, 1, false);
	}

	/**
	 * The greatest value of a type.
	 * @param type the name of an integer type
	 * @return the value; that of {@code bigint} for a type that is not known
	 */
	public static long greatest(String type) {
		return switch (type.toLowerCase(Locale.ROOT)) {
			case "smallint", "int2" -> Short.MAX_VALUE;
			case "integer", "int", "int4" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	/**
	 * The least value of a type.
	 * @param type the name of an integer type
	 * @return the value; that of {@code bigint} for a type that is not known
	 */
	public static long least(String type) {
		return -greatest(type) - 1;
	}

}
