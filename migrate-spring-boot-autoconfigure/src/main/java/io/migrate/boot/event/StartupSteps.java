package io.migrate.boot.event;

import java.util.ArrayDeque;
import java.util.Deque;

import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Notes runs, their steps and populations among the steps of a start, on the thread that
 * starts the application and until it is ready.
 */
final class StartupSteps implements MigrationListener, MigrationEvent.Visitor, PopulationEvent.Visitor,
		ApplicationListener<ApplicationReadyEvent> {

	private final ApplicationStartup startup;

	private final Thread starter = Thread.currentThread();

	private final Deque<StartupStep> open = new ArrayDeque<>();

	private volatile boolean ready;

	StartupSteps(ApplicationStartup startup) {
		this.startup = startup;
	}

	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.ready = true;
	}

	@Override
	public void on(MigrationEvent event) {
		if (!this.ready && Thread.currentThread() == this.starter) {
			event.accept(this);
		}
	}

	@Override
	public void runStarted(MigrationEvent.RunStarted event) {
		begin("migrate.run").tag("database", event.database().name()).tag("steps", String.valueOf(event.steps()));
	}

	@Override
	public void stepStarted(MigrationEvent.StepStarted event) {
		begin("migrate.step").tag("action", event.step().action()).tag("revision", event.step().revision());
	}

	@Override
	public void stepDone(MigrationEvent.StepDone event) {
		end();
	}

	@Override
	public void stepFailed(MigrationEvent.StepFailed event) {
		end();
	}

	@Override
	public void runFinished(MigrationEvent.RunFinished event) {
		end();
	}

	// It may have failed in the middle of a step, or before it began
	@Override
	public void runFailed(MigrationEvent.RunFailed event) {
		while (!this.open.isEmpty()) {
			end();
		}
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept((PopulationEvent.Visitor) this);
	}

	@Override
	public void started(PopulationEvent.Started event) {
		begin("migrate.population").tag("name", event.name()).tag("kind", event.kind()).tag("reason", event.reason());
	}

	@Override
	public void done(PopulationEvent.Done event) {
		end();
	}

	@Override
	public void failed(PopulationEvent.Failed event) {
		end();
	}

	// One that is paused between batches says neither that it is done nor that it failed
	@Override
	public void waiting(PopulationEvent.Waiting event) {
		StartupStep last = this.open.peek();
		if (last != null && last.getName().equals("migrate.population")) {
			end();
		}
	}

	private StartupStep begin(String name) {
		StartupStep step = this.startup.start(name);
		this.open.push(step);
		return step;
	}

	private void end() {
		StartupStep step = this.open.poll();
		if (step != null) {
			step.end();
		}
	}

}
