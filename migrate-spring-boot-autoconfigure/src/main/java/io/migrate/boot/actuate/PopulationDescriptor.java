package io.migrate.boot.actuate;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.populate.BatchProgress;
import io.migrate.populate.PopulationMode;
import io.migrate.populate.PopulationRecord;
import io.migrate.populate.PopulationStatus;
import org.jspecify.annotations.Nullable;

/**
 * One population in the answer of {@link MigrationsEndpoint}.
 */
@JsonPropertyOrder({ "name", "kind", "after", "mode", "state", "reason", "rows", "lastRun", "durationMs", "error",
		"progress" })
public final class PopulationDescriptor {

	private final @Nullable PopulationStatus status;

	private final @Nullable PopulationRecord last;

	private final @Nullable String error;

	private PopulationDescriptor(@Nullable PopulationStatus status, @Nullable String error) {
		this.status = status;
		this.last = (status != null) ? status.last() : null;
		this.error = error;
	}

	static PopulationDescriptor of(PopulationStatus status, ErrorTexts errors) {
		PopulationRecord last = status.last();
		return new PopulationDescriptor(status, (last != null) ? errors.stored(last.error()) : null);
	}

	/**
	 * Stands for all of them when they cannot be read.
	 */
	static PopulationDescriptor invalid(String error) {
		return new PopulationDescriptor(null, error);
	}

	/**
	 * What it is called.
	 * @return its name, or {@code null} when populations cannot be read
	 */
	public @Nullable String getName() {
		return (this.status != null) ? this.status.name() : null;
	}

	/**
	 * How it is written.
	 * @return such as {@code csv}
	 */
	public @Nullable String getKind() {
		return (this.status != null) ? this.status.kind() : null;
	}

	/**
	 * What it comes after.
	 * @return a target as it is written, or {@code null}
	 */
	public @Nullable String getAfter() {
		return (this.status != null) ? this.status.after() : null;
	}

	/**
	 * When it runs again.
	 * @return such as {@code on-change}, or {@code null} when only the database has it
	 */
	public @Nullable String getMode() {
		PopulationMode mode = (this.status != null) ? this.status.mode() : null;
		return (mode != null) ? mode.key() : null;
	}

	/**
	 * Where it stands.
	 * @return such as {@code DONE}; {@code INVALID} when populations cannot be read
	 */
	public String getState() {
		return (this.status != null) ? this.status.state().name() : "INVALID";
	}

	/**
	 * Why it is due, or what it waits for.
	 * @return that in words, or {@code null}
	 */
	public @Nullable String getReason() {
		return (this.status != null) ? this.status.reason() : null;
	}

	/**
	 * How many rows its last run touched.
	 * @return the count, or {@code null} when it never ran
	 */
	public @Nullable Long getRows() {
		return (this.last != null) ? Long.valueOf(this.last.rows()) : null;
	}

	/**
	 * When its last run began.
	 * @return the time by the server's clock, or {@code null} when it never ran
	 */
	public @Nullable Instant getLastRun() {
		return (this.last != null) ? this.last.origin().startedAt() : null;
	}

	/**
	 * How long its last run took.
	 * @return milliseconds, or {@code null} when it never ran
	 */
	public @Nullable Long getDurationMs() {
		return (this.last != null) ? Long.valueOf(this.last.origin().took().toMillis()) : null;
	}

	/**
	 * How far it has come.
	 * @return that, or {@code null} when it does not run in batches
	 */
	public @Nullable BatchProgressDescriptor getProgress() {
		BatchProgress progress = (this.last != null) ? this.last.progress() : null;
		return (progress != null) ? new BatchProgressDescriptor(progress) : null;
	}

	/**
	 * What went wrong with its last run, or with all of them.
	 * @return that in words, or {@code null} when nothing did
	 */
	public @Nullable String getError() {
		return this.error;
	}

}
