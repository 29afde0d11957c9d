/**
 * What every other package stands on: the one exception root, problems that are reported
 * together, checksums and qualified names.
 */
@NullMarked
package io.migrate.base;

import org.jspecify.annotations.NullMarked;
