package io.migrate.boot.cli;

import io.migrate.session.PopulationEvent;

/**
 * Tells a person what populations do, as {@link CommandProgress} does of steps.
 */
final class PopulationProgress implements PopulationEvent.Visitor {

	private final Shell shell;

	private final ProgressBar bar;

	PopulationProgress(Shell shell, ProgressBar bar) {
		this.shell = shell;
		this.bar = bar;
	}

	@Override
	public void started(PopulationEvent.Started event) {
		this.bar.start(0);
		this.bar.show(0, title(event));
	}

	@Override
	public void running(PopulationEvent.Running event) {
		if (!event.blockers().isEmpty()) {
			tell(title(event) + " waits for " + String.join("; ", event.blockers()));
		}
	}

	@Override
	public void blocked(PopulationEvent.Blocked event) {
		tell(title(event) + " was rolled back and will be tried again: " + event.reason()
				+ CommandProgress.inTheWay(event.blockers()));
	}

	@Override
	public void progress(PopulationEvent.Progress event) {
		String title = title(event) + ", " + rows(event.rows());
		if (event.estimate() > 0) {
			this.bar.show(Math.min(1, (double) event.passed() / event.estimate()), title);
		}
		else {
			this.bar.show(0, title);
		}
	}

	@Override
	public void done(PopulationEvent.Done event) {
		this.bar.close();
		Terminal terminal = this.shell.terminal();
		this.shell.out()
			.println("populate " + Style.ID.on(event.name(), terminal) + ": " + rows(event.rows())
					+ Style.DIM.on(" in " + event.took().toMillis() + " ms", terminal));
	}

	static String rows(long count) {
		return (count == 1) ? "1 row" : count + " rows";
	}

	// What is wrong is said at the end
	@Override
	public void failed(PopulationEvent.Failed event) {
		this.bar.close();
	}

	@Override
	public void waiting(PopulationEvent.Waiting event) {
		tell(title(event) + " waits: " + event.reason());
	}

	private void tell(String text) {
		this.bar.interrupt(() -> this.shell.error().println(text));
	}

	private static String title(PopulationEvent event) {
		return "populate " + event.name();
	}

}
