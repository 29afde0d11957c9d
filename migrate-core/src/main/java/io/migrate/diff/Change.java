package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import io.migrate.operation.Operation;

/**
 * One operation, and what to know about it.
 *
 * @param operation what is done
 * @param notes what a reviewer should know, mostly nothing
 */
public record Change(Operation operation, List<Note> notes) {

	public Change {
		notes = List.copyOf(notes);
	}

	/**
	 * A change about which there is nothing to know.
	 * @param operation what is done
	 * @return the change
	 */
	public static Change of(Operation operation) {
		return new Change(operation, List.of());
	}

	/**
	 * The same with one note more.
	 * @param note the note
	 * @return the new change
	 */
	public Change and(Note note) {
		List<Note> all = new ArrayList<>(this.notes);
		all.add(note);
		return new Change(this.operation, all);
	}

}
