/**
 * Runs a plan: each step with its record in one transaction.
 */
@NullMarked
package io.migrate.execute;

import org.jspecify.annotations.NullMarked;
