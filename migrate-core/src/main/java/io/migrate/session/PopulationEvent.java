package io.migrate.session;

import java.time.Duration;
import java.util.List;

/**
 * Something that happened while populations ran.
 */
public sealed interface PopulationEvent extends MigrationEvent {

	@Override
	default void accept(MigrationEvent.Visitor visitor) {
		visitor.population(this);
	}

	/**
	 * Which population.
	 * @return its name
	 */
	String name();

	/**
	 * Passes the event to the method for its kind.
	 * @param visitor has a method for each kind
	 */
	void accept(Visitor visitor);

	/**
	 * A population begins.
	 *
	 * @param name which
	 * @param kind what it is, such as {@code csv}
	 * @param reason why it runs, in a word
	 */
	record Started(String name, String kind, String reason) implements PopulationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.started(this);
		}

	}

	/**
	 * A statement of a population takes long. This event comes from another thread than
	 * that of the run.
	 *
	 * @param name which
	 * @param elapsed how long the statement has been running
	 * @param blockers the sessions in its way, each in words; empty when there are none,
	 * or nobody could look
	 */
	record Running(String name, Duration elapsed, List<String> blockers) implements PopulationEvent {

		public Running {
			blockers = List.copyOf(blockers);
		}

		@Override
		public void accept(Visitor visitor) {
			visitor.running(this);
		}

	}

	/**
	 * Another session was in the way of a population; what it did was rolled back, and it
	 * will be tried again.
	 *
	 * @param name which
	 * @param attempts how often it was tried
	 * @param reason what the database said
	 * @param blockers the sessions in its way, each in words; empty when nobody could
	 * look
	 * @param pause how long until it is tried again
	 */
	record Blocked(String name, int attempts, String reason, List<String> blockers,
			Duration pause) implements PopulationEvent {

		public Blocked {
			blockers = List.copyOf(blockers);
		}

		@Override
		public void accept(Visitor visitor) {
			visitor.blocked(this);
		}

	}

	/**
	 * A population is committed.
	 *
	 * @param name which
	 * @param kind what it is, such as {@code csv}
	 * @param rows how many rows it touched
	 * @param took how long it ran
	 */
	record Done(String name, String kind, long rows, Duration took) implements PopulationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.done(this);
		}

	}

	/**
	 * A population failed and is rolled back.
	 *
	 * @param name which
	 * @param kind what it is, such as {@code csv}
	 * @param took how long it ran
	 * @param failure what went wrong
	 */
	record Failed(String name, String kind, Duration took, RuntimeException failure) implements PopulationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.failed(this);
		}

	}

	/**
	 * A batch of a population is committed.
	 *
	 * @param name which
	 * @param batches how many are done, as far as this instance knows
	 * @param rows how many rows they changed
	 * @param passed how many rows of the table were in them
	 * @param estimate how many rows the table has about, or -1 when nobody knows
	 * @param elapsed how long this instance has been taking part
	 */
	record Progress(String name, long batches, long rows, long passed, long estimate,
			Duration elapsed) implements PopulationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.progress(this);
		}

	}

	/**
	 * A population is due and cannot run yet.
	 *
	 * @param name which
	 * @param reason what it waits for, in words
	 */
	record Waiting(String name, String reason) implements PopulationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.waiting(this);
		}

	}

	/**
	 * Has a method for each kind of event.
	 */
	interface Visitor {

		/**
		 * A population begins.
		 * @param event what happened
		 */
		default void started(Started event) {
		}

		/**
		 * A statement of a population takes long.
		 * @param event what happened
		 */
		default void running(Running event) {
		}

		/**
		 * Another session was in the way of a population.
		 * @param event what happened
		 */
		default void blocked(Blocked event) {
		}

		/**
		 * A population is committed.
		 * @param event what happened
		 */
		default void done(Done event) {
		}

		/**
		 * A population failed.
		 * @param event what happened
		 */
		default void failed(Failed event) {
		}

		/**
		 * A batch of a population is committed.
		 * @param event what happened
		 */
		default void progress(Progress event) {
		}

		/**
		 * A population cannot run yet.
		 * @param event what happened
		 */
		default void waiting(Waiting event) {
		}

	}

}
