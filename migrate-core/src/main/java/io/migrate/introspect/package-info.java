/**
 * The port to the catalog of a live database.
 */
@NullMarked
package io.migrate.introspect;

import org.jspecify.annotations.NullMarked;
