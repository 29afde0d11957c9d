package io.migrate.boot.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal during a run that takes more than two seconds: how much is
 * done, what is under way, and for how long. Elsewhere it is never seen. Thread-safe.
 */
final class ProgressBar {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration REDRAW_EVERY = Duration.ofMillis(200);

	private static final int LENGTH = 20;

	private static final int PERCENT = 100;

	private static final String ERASE = "\r\u001b[K";

	// What does not fit is cut off by the terminal, which knows how wide it is
	private static final String WITHOUT_WRAPPING = "\u001b[?7l%s\u001b[?7h";

	private final Terminal terminal;

	private final PrintStream out;

	private @Nullable ScheduledExecutorService timer;

	private int total;

	private int done;

	private String title = "";

	private long started;

	private String shown = "";

	ProgressBar(Shell shell) {
		this.terminal = shell.terminal();
		this.out = shell.out();
	}

	synchronized void start(int total) {
		close();
		this.total = total;
		this.done = 0;
		this.started = System.nanoTime();
		if (this.terminal.interactive()) {
			this.timer = Executors.newSingleThreadScheduledExecutor(ProgressBar::thread);
			this.timer.scheduleAtFixedRate(this::draw, PATIENCE.toMillis(), REDRAW_EVERY.toMillis(),
					TimeUnit.MILLISECONDS);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "migrate-progress");
		thread.setDaemon(true);
		return thread;
	}

	synchronized void show(int done, String title) {
		this.done = done;
		this.title = title;
	}

	/**
	 * Shows a part of something whose steps nobody counts.
	 * @param fraction from 0 to 1
	 * @param title what is under way
	 */
	synchronized void show(double fraction, String title) {
		this.total = PERCENT;
		show((int) (fraction * PERCENT), title);
	}

	/**
	 * Prints something above the bar.
	 * @param printing prints whole lines
	 */
	synchronized void interrupt(Runnable printing) {
		erase();
		printing.run();
	}

	synchronized void close() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
		erase();
	}

	private void erase() {
		if (!this.shown.isEmpty()) {
			this.out.print(ERASE);
			this.out.flush();
			this.shown = "";
		}
	}

	private synchronized void draw() {
		if (this.timer != null) {
			Duration elapsed = Duration.ofNanos(System.nanoTime() - this.started);
			String line = line(this.done, this.total, this.title, elapsed);
			if (!line.equals(this.shown)) {
				this.out.print(ERASE + WITHOUT_WRAPPING.formatted(line));
				this.out.flush();
				this.shown = line;
			}
		}
	}

	/**
	 * The line.
	 * @param done steps that are done
	 * @param total all steps, zero when nobody knows
	 * @param title what is under way
	 * @param elapsed for how long the run has been going on
	 * @return the text
	 */
	String line(int done, int total, String title, Duration elapsed) {
		if (total == 0) {
			return Style.DIM.on(elapsed.toSeconds() + " s ", this.terminal) + title;
		}
		int filled = LENGTH * done / total;
		String full = this.terminal.unicode() ? "━" : "#";
		String empty = this.terminal.unicode() ? "─" : "-";
		String count = " " + done + "/" + total + " " + elapsed.toSeconds() + " s ";
		return Style.MARK.on(full.repeat(filled), this.terminal)
				+ Style.DIM.on(empty.repeat(LENGTH - filled), this.terminal) + count + title;
	}

}
