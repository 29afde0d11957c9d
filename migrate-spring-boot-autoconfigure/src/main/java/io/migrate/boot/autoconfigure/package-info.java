/**
 * Auto-configuration of the engine: revisions run before any bean touches the database.
 */
@NullMarked
package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
