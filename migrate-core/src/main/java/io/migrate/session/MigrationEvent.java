package io.migrate.session;

import java.time.Duration;
import java.util.List;

/**
 * Something that happened during a run.
 */
public sealed interface MigrationEvent permits PopulationEvent, MigrationEvent.UpToDate, MigrationEvent.LockAwaited,
		MigrationEvent.LockTaken, MigrationEvent.RevisionsAwaited, MigrationEvent.DatabaseAwaited,
		MigrationEvent.RunStarted, MigrationEvent.StepStarted, MigrationEvent.StepRunning, MigrationEvent.StepBlocked,
		MigrationEvent.StepDone, MigrationEvent.StepFailed, MigrationEvent.RunFinished, MigrationEvent.RunFailed,
		MigrationEvent.DefinitionsMade, MigrationEvent.Warning {

	/**
	 * Passes the event to the method for its kind.
	 * @param visitor has a method for each kind
	 */
	void accept(Visitor visitor);

	/**
	 * The database stands where it should; nothing was locked and nothing written.
	 *
	 * @param current where it stands, in words
	 */
	record UpToDate(String current) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.upToDate(this);
		}

	}

	/**
	 * Another instance has the lock, and this one waits for it.
	 *
	 * @param waited how long so far
	 * @param holder the session that has it, in words
	 */
	record LockAwaited(Duration waited, String holder) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.lockAwaited(this);
		}

	}

	/**
	 * This instance has the migration lock. A run that takes it again is told again.
	 *
	 * @param waited how long that took, from the first try
	 */
	record LockTaken(Duration waited) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.lockTaken(this);
		}

	}

	/**
	 * Another process is to bring the database to where it must be, and this one waits
	 * for it.
	 *
	 * @param waited how long so far
	 * @param missing how many revisions are missing
	 * @param next the first of them, in words
	 */
	record RevisionsAwaited(Duration waited, int missing, String next) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.revisionsAwaited(this);
		}

	}

	/**
	 * The database cannot be reached, and this process waits for it.
	 *
	 * @param waited how long so far
	 * @param reason what is wrong
	 */
	record DatabaseAwaited(Duration waited, String reason) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.databaseAwaited(this);
		}

	}

	/**
	 * A run begins.
	 *
	 * @param database the database
	 * @param steps how many steps it has
	 */
	record RunStarted(Database database, int steps) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.runStarted(this);
		}

	}

	/**
	 * A step begins.
	 *
	 * @param step which
	 */
	record StepStarted(StepInfo step) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.stepStarted(this);
		}

	}

	/**
	 * A statement of a step takes long. This event comes from another thread than that of
	 * the run.
	 *
	 * @param step which
	 * @param elapsed how long the statement has been running
	 * @param blockers the sessions in its way, each in words; empty when there are none,
	 * or nobody could look
	 */
	record StepRunning(StepInfo step, Duration elapsed, List<String> blockers) implements MigrationEvent {

		public StepRunning {
			blockers = List.copyOf(blockers);
		}

		@Override
		public void accept(Visitor visitor) {
			visitor.stepRunning(this);
		}

	}

	/**
	 * Another session was in the way of a step; what it did was rolled back, and it will
	 * be tried again.
	 *
	 * @param step which
	 * @param attempts how often it was tried
	 * @param reason what the database said
	 * @param blockers the sessions in its way, each in words; empty when nobody could
	 * look
	 * @param pause how long until it is tried again
	 */
	record StepBlocked(StepInfo step, int attempts, String reason, List<String> blockers,
			Duration pause) implements MigrationEvent {

		public StepBlocked {
			blockers = List.copyOf(blockers);
		}

		@Override
		public void accept(Visitor visitor) {
			visitor.stepBlocked(this);
		}

	}

	/**
	 * A step is committed.
	 *
	 * @param step which
	 * @param took how long it ran
	 */
	record StepDone(StepInfo step, Duration took) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.stepDone(this);
		}

	}

	/**
	 * A step failed and is rolled back.
	 *
	 * @param step which
	 * @param took how long it ran
	 * @param failure what went wrong
	 */
	record StepFailed(StepInfo step, Duration took, RuntimeException failure) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.stepFailed(this);
		}

	}

	/**
	 * All steps of a run are committed.
	 *
	 * @param steps how many they were
	 * @param took how long the run took
	 */
	record RunFinished(int steps, Duration took) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.runFinished(this);
		}

	}

	/**
	 * A run did not come to its end, or could not begin. What was committed before stays.
	 *
	 * @param failure what went wrong
	 */
	record RunFailed(RuntimeException failure) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.runFailed(this);
		}

	}

	/**
	 * Definitions were made, all of them in one transaction that is committed.
	 *
	 * @param names which
	 * @param took how long it took
	 */
	record DefinitionsMade(List<String> names, Duration took) implements MigrationEvent {

		public DefinitionsMade {
			names = List.copyOf(names);
		}

		@Override
		public void accept(Visitor visitor) {
			visitor.definitionsMade(this);
		}

	}

	/**
	 * Something that a person should know, and that stops nothing.
	 *
	 * @param message what
	 */
	record Warning(String message) implements MigrationEvent {

		@Override
		public void accept(Visitor visitor) {
			visitor.warning(this);
		}

	}

	/**
	 * Which step of a run.
	 *
	 * @param action what is done, as in the journal
	 * @param revision the id of the revision
	 * @param message the message of the revision
	 * @param position its place in the run, from one
	 * @param total how many steps the run has
	 */
	record StepInfo(String action, String revision, String message, int position, int total) {

	}

	/**
	 * Has a method for each kind of event.
	 */
	interface Visitor {

		/**
		 * The database stands where it should.
		 * @param event what happened
		 */
		default void upToDate(UpToDate event) {
		}

		/**
		 * Another instance has the lock.
		 * @param event what happened
		 */
		default void lockAwaited(LockAwaited event) {
		}

		/**
		 * This instance has the lock.
		 * @param event what happened
		 */
		default void lockTaken(LockTaken event) {
		}

		/**
		 * Revisions are missing that another process is to bring.
		 * @param event what happened
		 */
		default void revisionsAwaited(RevisionsAwaited event) {
		}

		/**
		 * The database cannot be reached.
		 * @param event what happened
		 */
		default void databaseAwaited(DatabaseAwaited event) {
		}

		/**
		 * A run begins.
		 * @param event what happened
		 */
		default void runStarted(RunStarted event) {
		}

		/**
		 * A step begins.
		 * @param event what happened
		 */
		default void stepStarted(StepStarted event) {
		}

		/**
		 * A statement of a step takes long.
		 * @param event what happened
		 */
		default void stepRunning(StepRunning event) {
		}

		/**
		 * Another session was in the way of a step.
		 * @param event what happened
		 */
		default void stepBlocked(StepBlocked event) {
		}

		/**
		 * A step is committed.
		 * @param event what happened
		 */
		default void stepDone(StepDone event) {
		}

		/**
		 * A step failed.
		 * @param event what happened
		 */
		default void stepFailed(StepFailed event) {
		}

		/**
		 * A run is over.
		 * @param event what happened
		 */
		default void runFinished(RunFinished event) {
		}

		/**
		 * A run did not come to its end.
		 * @param event what happened
		 */
		default void runFailed(RunFailed event) {
		}

		/**
		 * Definitions were made.
		 * @param event what happened
		 */
		default void definitionsMade(DefinitionsMade event) {
		}

		/**
		 * Something happened to a population.
		 * @param event what happened
		 */
		default void population(PopulationEvent event) {
		}

		/**
		 * Something that a person should know.
		 * @param event what happened
		 */
		default void warning(Warning event) {
		}

	}

}
