package io.migrate.verify;

import java.util.List;

import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * How a revision went up, down, and up again in a scratch database.
 *
 * @param id the revision
 * @param message what it is, in words
 * @param script where it comes from
 * @param outcome what came of it
 * @param faults what is wrong with it, a sentence each
 * @param losses what of the data of before is not there any more after the way up and
 * down, a sentence each
 * @param warnings what else there is to know, a sentence each
 * @param irreversible why it cannot be taken back, or {@code null} when it can
 */
public record RoundTrip(RevisionId id, String message, String script, Outcome outcome, List<String> faults,
		List<String> losses, List<String> warnings, @Nullable String irreversible) {

	public RoundTrip {
		faults = List.copyOf(faults);
		losses = List.copyOf(losses);
		warnings = List.copyOf(warnings);
	}

	/**
	 * What came of a round trip.
	 */
	public enum Outcome {

		/** The schema came back as it was. */
		RETURNED,

		/** The schema came back otherwise than it was. */
		STRAYED,

		/** The upgrade or the downgrade failed. */
		FAILED,

		/** There is no way down; only the upgrade ran. */
		IRREVERSIBLE,

		/** It was not tried, since the upgrade of a revision before it failed. */
		UNREACHED;

		/**
		 * Whether something has to be done.
		 * @return {@code true} for what is wrong with a revision
		 */
		public boolean isFault() {
			return this == STRAYED || this == FAILED || this == UNREACHED;
		}

	}

}
