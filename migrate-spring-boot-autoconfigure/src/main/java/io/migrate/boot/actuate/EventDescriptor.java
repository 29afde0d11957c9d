package io.migrate.boot.actuate;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.plan.JournalEntry;
import io.migrate.plan.RelationSize;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one step in the answer of {@link MigrationsEndpoint}.
 */
@JsonPropertyOrder({ "revision", "action", "outcome", "startedAt", "durationMs", "instance", "engineVersion", "error",
		"sizes" })
public final class EventDescriptor {

	private final JournalEntry event;

	private final @Nullable String error;

	private EventDescriptor(JournalEntry event, @Nullable String error) {
		this.event = event;
		this.error = error;
	}

	static EventDescriptor of(JournalEntry event, ErrorTexts errors) {
		return new EventDescriptor(event, errors.stored(event.error()));
	}

	/**
	 * The revision of the step.
	 * @return its id
	 */
	public String getRevision() {
		return this.event.revision();
	}

	/**
	 * What was done.
	 * @return {@code upgrade}, {@code downgrade}, {@code stamp} or {@code unstamp}
	 */
	public String getAction() {
		return this.event.action();
	}

	/**
	 * How it ended.
	 * @return {@code done} or {@code failed}
	 */
	public String getOutcome() {
		return this.event.outcome();
	}

	/**
	 * When it began.
	 * @return the time by the server's clock
	 */
	public Instant getStartedAt() {
		return this.event.startedAt();
	}

	/**
	 * How long it ran.
	 * @return milliseconds
	 */
	public long getDurationMs() {
		return this.event.took().toMillis();
	}

	/**
	 * Who did it.
	 * @return the machine and the process on it
	 */
	public String getInstance() {
		return this.event.instance();
	}

	/**
	 * What did it.
	 * @return the version of the engine
	 */
	public String getEngineVersion() {
		return this.event.engineVersion();
	}

	/**
	 * What went wrong.
	 * @return as much of it as may be shown, or {@code null} when nothing did
	 */
	public @Nullable String getError() {
		return this.error;
	}

	/**
	 * How large the tables were that the step named and could change.
	 * @return their sizes by their names, none when the step failed
	 */
	public List<SizeDescriptor> getSizes() {
		return this.event.sizes().stream().map(SizeDescriptor::of).toList();
	}

	/**
	 * The size of a table, in bytes.
	 *
	 * @param table its name with its schema
	 * @param tableBefore its rows before the step, or {@code null} when the step made it
	 * @param tableAfter its rows behind the step, or {@code null} when the step dropped
	 * it
	 * @param indexBefore all its indexes before the step, or {@code null}
	 * @param indexAfter all its indexes behind the step, or {@code null}
	 */
	public record SizeDescriptor(String table, @Nullable Long tableBefore, @Nullable Long tableAfter,
			@Nullable Long indexBefore, @Nullable Long indexAfter) {

		static SizeDescriptor of(RelationSize size) {
			return new SizeDescriptor(size.relation(), size.tableBefore(), size.tableAfter(), size.indexBefore(),
					size.indexAfter());
		}

	}

}
