/**
 * The revision graph as a value: which revisions there are, what they revise and depend
 * on, and what a written target such as {@code reports@head} or {@code -1} means for a
 * set of applied revisions. Pure: no file, no database.
 */
@NullMarked
package io.migrate.graph;

import org.jspecify.annotations.NullMarked;
