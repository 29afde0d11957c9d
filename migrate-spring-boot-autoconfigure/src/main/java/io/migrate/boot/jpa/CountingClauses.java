package io.migrate.boot.jpa;

import java.util.Locale;

import io.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a sequence counts.
 */
final class CountingClauses {

	private CountingClauses() {
	}

	/**
	 * Reads the options of a sequence. What is not an option is passed over.
	 * @param text such as {@code start with 1 increment by 50 cache 20}
	 * @param greatest the greatest value of its type
	 * @return how it counts
	 */
	static SequenceOptions read(String text, long greatest) {
		Clauses clauses = new Clauses(text);
		Reading reading = new Reading();
		while (!clauses.isEmpty()) {
			reading.option(clauses);
		}
		return reading.options(greatest);
	}

	/**
	 * The greatest value of a type.
	 * @param type such as {@code integer}
	 * @return the value
	 */
	static long greatest(String type) {
		return switch (type.toLowerCase(Locale.ROOT)) {
			case "smallint", "int2" -> Short.MAX_VALUE;
			case "integer", "int", "int4" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	/**
	 * What was found so far. Not thread-safe.
	 */
	private static final class Reading {

		private @Nullable Long start;

		private @Nullable Long minimum;

		private @Nullable Long maximum;

		private long increment = 1;

		private long cache = 1;

		private boolean cycle;

		void option(Clauses clauses) {
			if (clauses.skip("start")) {
				clauses.skip("with");
				this.start = number(clauses);
			}
			else if (clauses.skip("increment")) {
				clauses.skip("by");
				this.increment = number(clauses);
			}
			else if (clauses.skip("minvalue")) {
				this.minimum = number(clauses);
			}
			else if (clauses.skip("maxvalue")) {
				this.maximum = number(clauses);
			}
			else if (clauses.skip("cache")) {
				this.cache = number(clauses);
			}
			else if (clauses.skip("no")) {
				clauses.take();
			}
			else if (clauses.skip("cycle")) {
				this.cycle = true;
			}
			else {
				clauses.take();
			}
		}

		SequenceOptions options(long greatest) {
			boolean up = this.increment > 0;
			long least = (this.minimum != null) ? this.minimum : up ? 1 : -greatest - 1;
			long most = (this.maximum != null) ? this.maximum : up ? greatest : -1;
			long first = (this.start != null) ? this.start : up ? least : most;
			return new SequenceOptions(first, this.increment, least, most, this.cache, this.cycle);
		}

		private static long number(Clauses clauses) {
			boolean negative = clauses.skip("-");
			clauses.skip("+");
			long number = Long.parseLong(clauses.take());
			return negative ? -number : number;
		}

	}

}
