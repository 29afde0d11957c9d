/**
 * The bookkeeping tables, as the rest of the engine sees them.
 */
@NullMarked
package io.migrate.history;

import org.jspecify.annotations.NullMarked;
