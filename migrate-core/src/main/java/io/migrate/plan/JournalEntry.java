package io.migrate.plan;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of one step, as the journal has it.
 *
 * @param revision the id of the revision
 * @param action {@code upgrade}, {@code downgrade}, {@code stamp} or {@code unstamp}
 * @param outcome {@code done} or {@code failed}
 * @param startedAt when it began, by the server's clock
 * @param took how long it ran
 * @param instance where the engine ran
 * @param engineVersion the version of the engine
 * @param error what went wrong, or {@code null} when nothing did
 */
public record JournalEntry(String revision, String action, String outcome, Instant startedAt, Duration took,
		String instance, String engineVersion, @Nullable String error) {

}
