/**
 * Definitions that can be made again at any time: views, functions, triggers.
 */
@NullMarked
package io.migrate.define;

import org.jspecify.annotations.NullMarked;
