package io.migrate.diff;

import java.util.List;

import io.migrate.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who reviews a change should know.
 *
 * @param text one sentence or more: what happens, and what to do about it
 * @param again what is enough where the text was read before, or {@code null} where that
 * is nothing
 * @param instead another way to the same end, or none
 */
public record Note(String text, @Nullable String again, List<Operation> instead) {

	public Note {
		instead = List.copyOf(instead);
	}

	static Note of(String text) {
		return new Note(text, null, List.of());
	}

	static Note of(String text, String again) {
		return new Note(text, again, List.of());
	}

}
