package io.migrate.benchmark;

import java.util.List;

/**
 * What was counted on the wire. The difference of two runs tells what a revision costs,
 * and what is left is spent once, however many there are.
 *
 * @param revisions how many were applied
 * @param applying what applying that many took
 * @param twice what applying twice as many took
 * @param upToDate what finding these applied took
 */
record Counts(int revisions, WireCount.Tally applying, WireCount.Tally twice, WireCount.Tally upToDate) {

	double statementsPerRevision() {
		return (double) (this.twice.statements() - this.applying.statements()) / this.revisions;
	}

	double statementsOnce() {
		return this.applying.statements() - this.revisions * statementsPerRevision();
	}

	double roundTripsPerRevision() {
		return (double) (this.twice.roundTrips() - this.applying.roundTrips()) / this.revisions;
	}

	double roundTripsOnce() {
		return this.applying.roundTrips() - this.revisions * roundTripsPerRevision();
	}

	/**
	 * What the revisions themselves have to say.
	 * @return statements per revision
	 */
	double usersStatements() {
		List<Change> changes = Change.first(2 * this.revisions);
		return changes.stream().skip(this.revisions).mapToInt((change) -> change.upgrade().size()).average().orElse(0);
	}

}
