package io.migrate.script;

/**
 * A place in a script, for people.
 *
 * @param line the line in the file, counted from one
 * @param column the column in that line, counted from one in characters
 * @param lineText the line as far as it belongs to the statement; what stands before the
 * statement is replaced by spaces, so that a caret under the column is in its place
 */
public record Position(int line, int column, String lineText) {
}
