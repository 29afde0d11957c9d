/**
 * The façades of the engine: {@link io.migrate.Migrations} runs revisions.
 */
@NullMarked
package io.migrate;

import org.jspecify.annotations.NullMarked;
