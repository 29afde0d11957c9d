/**
 * PostgreSQL, version 14 and later.
 */
@NullMarked
package io.migrate.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
