/**
 * The sample application.
 */
@NullMarked
package io.migrate.sample;

import org.jspecify.annotations.NullMarked;
