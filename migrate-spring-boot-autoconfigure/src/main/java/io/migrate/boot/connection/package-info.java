/**
 * Databases that containers bring along.
 */
@NullMarked
package io.migrate.boot.connection;

import org.jspecify.annotations.NullMarked;
