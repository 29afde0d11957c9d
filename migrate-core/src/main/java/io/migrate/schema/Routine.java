package io.migrate.schema;

import io.migrate.base.QualifiedName;

/**
 * A function or a procedure.
 *
 * @param name its name
 * @param arguments the types of its arguments, which tell it from others of the same name
 * @param procedure whether it is called, not used in expressions
 * @param definition the statement that makes it, without a semicolon
 */
public record Routine(QualifiedName name, String arguments, boolean procedure, String definition) {

}
