/**
 * Finds files with revisions and populations, on the class path and elsewhere, and reads
 * them as UTF-8.
 */
@NullMarked
package io.migrate.file;

import org.jspecify.annotations.NullMarked;
