package io.migrate.diff;

import java.util.List;

import io.migrate.operation.Operation;

/**
 * What somebody who reviews a change should know.
 *
 * @param text one sentence or more: what happens, and what to do about it
 * @param instead another way to the same end, or none
 */
public record Note(String text, List<Operation> instead) {

	public Note {
		instead = List.copyOf(instead);
	}

	static Note of(String text) {
		return new Note(text, List.of());
	}

}
