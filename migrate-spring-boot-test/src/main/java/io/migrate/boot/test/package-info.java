/**
 * Tests of an application's revisions and populations, on a real PostgreSQL:
 * {@link io.migrate.boot.test.MigrationChecks} is the one line that a test class needs.
 */
@NullMarked
package io.migrate.boot.test;

import org.jspecify.annotations.NullMarked;
