package io.migrate.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a database says about a failure.
 *
 * @param message what is wrong, in one line
 * @param sqlState the SQLSTATE, or {@code null} when the driver gave none
 * @param position where in the statement, in characters from one, or zero when unknown
 * @param detail more about it, or {@code null}
 * @param hint what the database suggests, or {@code null}
 * @param where the function that was running, or {@code null}
 * @param action what the engine suggests
 */
public record DatabaseError(String message, @Nullable String sqlState, int position, @Nullable String detail,
		@Nullable String hint, @Nullable String where, String action) {

}
