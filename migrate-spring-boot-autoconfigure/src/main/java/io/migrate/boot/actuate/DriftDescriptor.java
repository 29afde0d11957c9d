package io.migrate.boot.actuate;

import java.time.Instant;

import io.migrate.boot.autoconfigure.DriftSightings.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has changed a schema past its revisions, in the answer of
 * {@link MigrationsEndpoint}.
 *
 * @param state the name of a {@link io.migrate.verify.Drift.State}
 * @param reason why nobody knows, or {@code null}
 * @param checkedAt when that was looked at
 */
public record DriftDescriptor(String state, @Nullable String reason, Instant checkedAt) {

	static @Nullable DriftDescriptor of(@Nullable Sighting sighting) {
		return (sighting != null)
				? new DriftDescriptor(sighting.drift().state().name(), sighting.drift().reason(), sighting.at()) : null;
	}

}
