package io.migrate;

import java.util.List;

import io.migrate.adopt.ForeignHistory;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

/**
 * What is to be marked as applied, without running anything. Immutable.
 *
 * @param targets what to mark as current
 * @param history the table of another tool that says what to mark instead, or
 * {@code null}
 * @param purged whether everything is taken out of the record first
 * @param checked whether the schema has to be what the marked revisions leave
 */
public record Stamp(List<Target> targets, @Nullable ForeignHistory history, boolean purged, boolean checked) {

	public Stamp {
		targets = List.copyOf(targets);
	}

	/**
	 * Marks the targets and all they need as applied, and what stands above them as not.
	 * @param targets what to mark as current
	 * @return the stamp
	 */
	public static Stamp at(Target... targets) {
		return new Stamp(List.of(targets), null, false, false);
	}

	/**
	 * Marks what another tool says is applied. Its table is only read, and no mark is
	 * taken away.
	 * @param history the table of the other tool
	 * @return the stamp
	 */
	public static Stamp from(ForeignHistory history) {
		return new Stamp(List.of(), history, false, false);
	}

	/**
	 * The same after everything was taken out of the record: also revisions that the code
	 * does not know, and what was left half-way.
	 * @return the new stamp
	 */
	public Stamp afterPurge() {
		return new Stamp(this.targets, this.history, true, this.checked);
	}

	/**
	 * The same only where the schema has what the marked revisions leave, as they leave
	 * it; it may have more. Without such a check a revision may be marked as applied
	 * whose changes are not there.
	 * @return the new stamp
	 */
	public Stamp afterCheck() {
		return new Stamp(this.targets, this.history, this.purged, true);
	}

}
