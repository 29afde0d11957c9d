package io.migrate.boot.cli;

import org.springframework.context.LifecycleProcessor;

/**
 * Starts no bean, so that there is none to stop.
 */
final class NoLifecycle implements LifecycleProcessor {

	private final Runnable instead;

	/**
	 * Creates the processor.
	 * @param instead what to do when beans were to be started
	 */
	NoLifecycle(Runnable instead) {
		this.instead = instead;
	}

	@Override
	public void onRefresh() {
		this.instead.run();
	}

	@Override
	public void onClose() {
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isRunning() {
		return false;
	}

}
