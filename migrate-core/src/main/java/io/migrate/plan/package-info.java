/**
 * What is to be done: from the revisions that the code has and those that the database
 * has to an ordered list of steps, or to a refusal. Pure values.
 */
@NullMarked
package io.migrate.plan;

import org.jspecify.annotations.NullMarked;
