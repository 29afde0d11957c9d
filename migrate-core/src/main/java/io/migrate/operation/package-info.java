/**
 * Changes of a database as values, with exact inverses. How they are written in SQL is
 * the dialect's concern. Pure: no file, no database.
 */
@NullMarked
package io.migrate.operation;

import org.jspecify.annotations.NullMarked;
