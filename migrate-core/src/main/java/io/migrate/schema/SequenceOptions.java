package io.migrate.schema;

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

}
