package io.migrate.base;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what a person wrote.
 *
 * @param location where it is, such as a file name, or {@code null} when it is not in one
 * place
 * @param line the line in that place, counted from one, or zero when it concerns the
 * whole
 * @param message what is wrong
 */
public record Problem(@Nullable String location, int line, String message) {

	@Override
	public String toString() {
		if (this.location == null) {
			return this.message;
		}
		return this.location + ((this.line > 0) ? ":" + this.line : "") + ": " + this.message;
	}

}
