/**
 * What only a database product knows. A dialect is supplied to whoever needs it; nobody
 * asks which one it is.
 */
@NullMarked
package io.migrate.dialect;

import org.jspecify.annotations.NullMarked;
