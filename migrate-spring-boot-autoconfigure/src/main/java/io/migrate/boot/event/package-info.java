/**
 * Tells the application's own listeners, and the records of its start, what happens.
 */
@NullMarked
package io.migrate.boot.event;

import org.jspecify.annotations.NullMarked;
