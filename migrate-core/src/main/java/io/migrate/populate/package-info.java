/**
 * Populations: seed data with runners and a bookkeeping of its own, apart from revisions.
 */
@NullMarked
package io.migrate.populate;

import org.jspecify.annotations.NullMarked;
