package io.migrate.boot.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import io.migrate.verify.Drift;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody has changed a schema past its revisions, looked at once a minute at
 * most, and only when somebody asks. Thread-safe.
 */
public final class DriftSightings {

	private static final Logger logger = LoggerFactory.getLogger(DriftSightings.class);

	private static final Duration LIFE = Duration.ofMinutes(1);

	private final OnDrift reaction;

	private final Clock clock;

	private final Map<Migrations, Sighting> last = new ConcurrentHashMap<>();

	DriftSightings(OnDrift reaction, Clock clock) {
		this.reaction = reaction;
		this.clock = clock;
	}

	/**
	 * Whether anybody is to look.
	 * @return {@code false} when that is switched off
	 */
	public boolean isOn() {
		return this.reaction != OnDrift.OFF;
	}

	/**
	 * What was seen of a database a minute ago at most. It waits for the database where
	 * that is older.
	 * @param migrations the database
	 * @return what was seen, or {@code null} when nobody is to look
	 */
	public @Nullable Sighting recent(Migrations migrations) {
		return isOn() ? this.last.compute(migrations,
				(same, sighting) -> (sighting != null && isRecent(sighting)) ? sighting : look(same)) : null;
	}

	// A clock that was set back makes nothing recent
	private boolean isRecent(Sighting sighting) {
		return Duration.between(sighting.at(), this.clock.instant()).abs().compareTo(LIFE) < 0;
	}

	private Sighting look(Migrations migrations) {
		Instant at = this.clock.instant();
		try {
			return new Sighting(migrations.verifier().drift(), at);
		}
		catch (MigrationException ex) {
			logger.debug("The schema could not be looked at", ex);
			return new Sighting(Drift.unknown("the schema could not be looked at"), at);
		}
	}

	/**
	 * What was seen of a database.
	 *
	 * @param drift what that was
	 * @param at when
	 */
	public record Sighting(Drift drift, Instant at) {

	}

}
