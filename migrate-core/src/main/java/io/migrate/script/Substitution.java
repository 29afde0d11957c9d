package io.migrate.script;

/**
 * A piece of a statement that stands where the file has a placeholder.
 *
 * @param start where it begins in the text of the statement, in UTF-16 units from zero
 * @param end where it ends there; equal to the start when the value is empty
 * @param written what the file has in its place, such as <code>${role}</code>
 */
public record Substitution(int start, int end, String written) {
}
