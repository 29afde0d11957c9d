/**
 * Populations that run when an application starts and are not files.
 */
@NullMarked
package io.migrate.boot.populate;

import org.jspecify.annotations.NullMarked;
