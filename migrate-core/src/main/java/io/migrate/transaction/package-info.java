/**
 * Transactions that run what people wrote, meet locked tables, and leave the session as
 * it was.
 */
@NullMarked
package io.migrate.transaction;

import org.jspecify.annotations.NullMarked;
