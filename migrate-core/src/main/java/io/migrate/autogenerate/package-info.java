/**
 * Drafts revisions: what leads from a database to the schema that is wanted, as SQL for a
 * person to review.
 */
@NullMarked
package io.migrate.autogenerate;

import org.jspecify.annotations.NullMarked;
