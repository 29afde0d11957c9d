package io.migrate.benchmark;

/**
 * Where peers are measured.
 *
 * @param delay milliseconds that each answer of the server takes longer
 * @param fsync whether commits reach the disk
 */
record Environment(int delay, Fsync fsync) {

	@Override
	public String toString() {
		return this.delay + " ms, fsync " + this.fsync;
	}

	/**
	 * Whether the server waits for its disk.
	 */
	enum Fsync {

		/** Each commit is on the disk before it is answered. */
		ON,

		/** The disk is left to the operating system. */
		OFF;

		@Override
		public String toString() {
			return (this == ON) ? "on" : "off";
		}

	}

}
