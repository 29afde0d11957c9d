package io.migrate.boot.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Stands still until it is moved.
 */
final class MovingClock extends Clock {

	private Instant now = Instant.EPOCH;

	void advance(int seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
