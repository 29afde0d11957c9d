/**
 * Whether an application may be sent requests, as far as its databases are concerned.
 */
@NullMarked
package io.migrate.boot.health;

import org.jspecify.annotations.NullMarked;
