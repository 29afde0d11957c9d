/**
 * Revisions as people write them: the file format, the sources that find files, and the
 * catalog of everything that the code knows.
 */
@NullMarked
package io.migrate.revision;

import org.jspecify.annotations.NullMarked;
