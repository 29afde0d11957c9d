/**
 * The one connection that does all the work, what runs on it, and the events that tell of
 * it.
 */
@NullMarked
package io.migrate.session;

import org.jspecify.annotations.NullMarked;
