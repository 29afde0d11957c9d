package io.migrate.boot.cli;

import java.util.List;

import io.migrate.PopulatedUpgrade;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationEvent.StepInfo;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;

/**
 * Tells a person what a run does: a line for each step when it is done, and on a terminal
 * a bar meanwhile.
 */
final class CommandProgress implements MigrationListener, MigrationEvent.Visitor {

	private final Shell shell;

	private final ProgressBar bar;

	private final PopulationProgress populations;

	private boolean listening;

	private boolean heard;

	CommandProgress(Shell shell) {
		this.shell = shell;
		this.bar = new ProgressBar(shell);
		this.populations = new PopulationProgress(shell, this.bar);
	}

	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void on(MigrationEvent event) {
		if (this.listening) {
			this.heard = true;
			event.accept(this);
		}
	}

	/**
	 * Begins to tell what a run does. A look at the database is no run.
	 */
	void begin() {
		this.listening = true;
	}

	/**
	 * Tells what was done by migrations that have told nothing, since they are not ours.
	 * @param report what was done
	 */
	void report(PopulatedUpgrade report) {
		if (!this.heard) {
			report.steps()
				.forEach((step) -> this.shell.out()
					.println(step.action().key() + " " + step.id() + " " + step.message()));
			report.populations()
				.forEach((done) -> this.shell.out()
					.println("populate " + done.population().header().name() + ": "
							+ PopulationProgress.rows(done.rows())));
			boolean nothing = report.steps().isEmpty() && report.populations().isEmpty();
			this.shell.out().println(nothing ? "Nothing to do" : "Done");
		}
	}

	/**
	 * Ends what was shown of a run, however it ended.
	 */
	void close() {
		this.bar.close();
	}

	@Override
	public void upToDate(MigrationEvent.UpToDate event) {
		this.shell.out().println("Schema is up to date at " + event.current());
	}

	@Override
	public void lockAwaited(MigrationEvent.LockAwaited event) {
		waiting("Waiting for the migration lock for " + event.waited().toSeconds() + " s, held by " + event.holder());
	}

	@Override
	public void runStarted(MigrationEvent.RunStarted event) {
		this.bar.start(event.steps());
	}

	@Override
	public void stepStarted(MigrationEvent.StepStarted event) {
		this.bar.show(event.step().position() - 1, title(event.step()));
	}

	@Override
	public void stepRunning(MigrationEvent.StepRunning event) {
		if (!event.blockers().isEmpty()) {
			waiting(title(event.step()) + " waits for " + String.join("; ", event.blockers()));
		}
	}

	@Override
	public void stepBlocked(MigrationEvent.StepBlocked event) {
		waiting(title(event.step()) + " was rolled back and will be tried again: " + event.reason()
				+ inTheWay(event.blockers()));
	}

	static String inTheWay(List<String> blockers) {
		return blockers.isEmpty() ? "" : "; in the way: " + String.join("; ", blockers);
	}

	// Where somebody waits, that somebody should know, also when the answer goes to a
	// file
	private void waiting(String text) {
		this.bar.interrupt(() -> this.shell.error().println(text));
	}

	@Override
	public void stepDone(MigrationEvent.StepDone event) {
		StepInfo step = event.step();
		Terminal terminal = this.shell.terminal();
		String count = "(" + step.position() + "/" + step.total() + ")";
		String line = Style.DIM.on(count, terminal) + " " + step.action() + " " + Style.ID.on(step.revision(), terminal)
				+ " " + Text.printable(step.message())
				+ Style.DIM.on(" in " + event.took().toMillis() + " ms", terminal);
		this.bar.interrupt(() -> this.shell.out().println(line));
		this.bar.show(step.position(), title(step));
	}

	private static String title(StepInfo step) {
		return step.action() + " " + step.revision() + " " + Text.printable(step.message());
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept(this.populations);
	}

	@Override
	public void runFinished(MigrationEvent.RunFinished event) {
		this.bar.close();
		this.shell.out()
			.println("Done: " + ((event.steps() == 1) ? "1 step" : event.steps() + " steps") + " in "
					+ event.took().toMillis() + " ms");
	}

}
