package io.migrate.boot.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.migrate.session.MigrationEvent;
import io.migrate.session.PopulationEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a start is doing with the schema. Thread-safe.
 */
final class StartProgress implements MigrationEvent.Visitor, PopulationEvent.Visitor {

	private volatile Doing doing = new Doing("start", null);

	/**
	 * What it is doing.
	 * @return names and values to be shown
	 */
	Map<String, Object> details() {
		Doing now = this.doing;
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("doing", now.what());
		if (now.step() != null) {
			details.put("step", now.step());
		}
		details.put("seconds", Duration.ofNanos(System.nanoTime() - now.since()).toSeconds());
		return details;
	}

	@Override
	public void lockAwaited(MigrationEvent.LockAwaited event) {
		// How long it has waited so far is counted from the first time
		if (!this.doing.what().startsWith("wait for the lock")) {
			this.doing = new Doing("wait for the lock of " + event.holder(), null);
		}
	}

	@Override
	public void revisionsAwaited(MigrationEvent.RevisionsAwaited event) {
		waitFor("wait for revisions");
	}

	@Override
	public void databaseAwaited(MigrationEvent.DatabaseAwaited event) {
		waitFor("wait for the database");
	}

	private void waitFor(String what) {
		if (!this.doing.what().equals(what)) {
			this.doing = new Doing(what, null);
		}
	}

	@Override
	public void stepStarted(MigrationEvent.StepStarted event) {
		MigrationEvent.StepInfo step = event.step();
		this.doing = new Doing(step.action() + " " + step.revision() + " " + step.message(),
				step.position() + " of " + step.total());
	}

	@Override
	public void runFinished(MigrationEvent.RunFinished event) {
		this.doing = new Doing("start", null);
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept((PopulationEvent.Visitor) this);
	}

	@Override
	public void started(PopulationEvent.Started event) {
		this.doing = new Doing("populate " + event.name(), null);
	}

	@Override
	public void done(PopulationEvent.Done event) {
		this.doing = new Doing("start", null);
	}

	/**
	 * What it is doing since when.
	 *
	 * @param what in words
	 * @param step which step of how many, or {@code null}
	 * @param since in nanoseconds
	 */
	private record Doing(String what, @Nullable String step, long since) {

		Doing(String what, @Nullable String step) {
			this(what, step, System.nanoTime());
		}

	}

}
