/**
 * What the engine costs beside plain JDBC, Flyway and Liquibase: run by hand, never
 * deployed.
 */
@NullMarked
package io.migrate.benchmark;

import org.jspecify.annotations.NullMarked;
