package io.migrate.verify;

import java.util.List;

import io.migrate.verify.RoundTrip.Outcome;

/**
 * How revisions went up, down, and up again.
 *
 * @param trips that of each revision, in the order in which they are applied
 * @param unfilled the tables that could not be filled with rows, and why, a sentence each
 */
public record RoundTrips(List<RoundTrip> trips, List<String> unfilled) {

	public RoundTrips {
		trips = List.copyOf(trips);
		unfilled = List.copyOf(unfilled);
	}

	/**
	 * Whether each revision can be taken back, as far as it says so. Lost data does not
	 * count: to take away a column is to lose what it holds.
	 * @return {@code true} when no schema came back otherwise, and nothing failed
	 */
	public boolean isClean() {
		return this.trips.stream().noneMatch((trip) -> trip.outcome().isFault());
	}

	/**
	 * Those that cannot be taken back.
	 * @return what came of their upgrades
	 */
	public List<RoundTrip> irreversible() {
		return this.trips.stream().filter((trip) -> trip.outcome() == Outcome.IRREVERSIBLE).toList();
	}

}
