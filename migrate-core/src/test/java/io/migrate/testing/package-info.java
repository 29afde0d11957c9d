/**
 * The test kit of the project: a real PostgreSQL, a fresh database for whoever asks, and
 * a check that no connection is left open.
 */
@NullMarked
package io.migrate.testing;

import org.jspecify.annotations.NullMarked;
