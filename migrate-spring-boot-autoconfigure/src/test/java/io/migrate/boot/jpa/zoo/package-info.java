/**
 * Entities that use, together, everything that Hibernate can map to PostgreSQL.
 */
@NullUnmarked
package io.migrate.boot.jpa.zoo;

import org.jspecify.annotations.NullUnmarked;
