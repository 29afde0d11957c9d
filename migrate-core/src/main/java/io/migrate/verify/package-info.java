/**
 * Whether a database has what its revisions say: what they should have left, what is
 * there, and what is to be done about the difference.
 */
@NullMarked
package io.migrate.verify;

import org.jspecify.annotations.NullMarked;
