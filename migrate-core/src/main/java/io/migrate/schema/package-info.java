/**
 * What a database has, as values: what is read from a catalog, what a model wants, and
 * what operations change. Types and expressions are text as the server prints it. Pure:
 * no file, no database.
 */
@NullMarked
package io.migrate.schema;

import org.jspecify.annotations.NullMarked;
