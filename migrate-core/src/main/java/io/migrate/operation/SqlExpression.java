package io.migrate.operation;

/**
 * A value that the database computes.
 *
 * @param sql the expression, such as {@code now()}
 */
public record SqlExpression(String sql) {

}
