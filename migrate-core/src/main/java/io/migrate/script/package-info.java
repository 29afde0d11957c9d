/**
 * SQL scripts as text: what the statements, directives and comments of a script are, and
 * what the tokens of a statement are, by the lexical rules of PostgreSQL. Nothing here
 * needs a database.
 */
@NullMarked
package io.migrate.script;

import org.jspecify.annotations.NullMarked;
