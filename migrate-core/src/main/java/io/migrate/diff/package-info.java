/**
 * What leads from one schema to another: operations in an order that works, in the forms
 * that PostgreSQL can run beside an application, with notes where they are dangerous.
 * Pure: no file, no database.
 */
@NullMarked
package io.migrate.diff;

import org.jspecify.annotations.NullMarked;
