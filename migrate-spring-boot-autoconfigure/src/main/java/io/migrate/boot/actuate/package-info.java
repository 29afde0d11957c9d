/**
 * The actuator endpoint that tells where the database stands.
 */
@NullMarked
package io.migrate.boot.actuate;

import org.jspecify.annotations.NullMarked;
