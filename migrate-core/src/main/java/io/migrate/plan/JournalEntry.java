package io.migrate.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of one step, as the journal has it.
 *
 * @param revision the id of the revision
 * @param action {@code upgrade}, {@code downgrade}, {@code stamp} or {@code unstamp}
 * @param outcome {@code done} or {@code failed}
 * @param startedAt when it began, by the server's clock
 * @param took how long it ran
 * @param writer who wrote it
 * @param error what went wrong, or {@code null} when nothing did
 * @param sizes of the tables that the step names, by their names; empty when it failed or
 * nobody measured
 */
public record JournalEntry(String revision, String action, String outcome, Instant startedAt, Duration took,
		Writer writer, @Nullable String error, List<RelationSize> sizes) {

	/**
	 * Makes the list unmodifiable.
	 */
	public JournalEntry {
		sizes = List.copyOf(sizes);
	}

	/**
	 * This entry with other sizes.
	 * @param sizes of the tables that the step names
	 * @return an entry
	 */
	public JournalEntry with(List<RelationSize> sizes) {
		return new JournalEntry(this.revision, this.action, this.outcome, this.startedAt, this.took, this.writer,
				this.error, sizes);
	}

	/**
	 * Where the engine ran.
	 * @return the machine and the process on it
	 */
	public String instance() {
		return this.writer.instance();
	}

	/**
	 * The version of the engine.
	 * @return the version
	 */
	public String engineVersion() {
		return this.writer.engineVersion();
	}

	/**
	 * Who wrote an entry.
	 *
	 * @param instance where the engine ran
	 * @param engineVersion the version of the engine
	 */
	public record Writer(String instance, String engineVersion) {

	}

}
