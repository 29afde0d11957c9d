/**
 * The command line: {@code java -jar app.jar migrate <command>}. An application that is
 * started like this is defined whole and runs nothing but the command.
 */
@NullMarked
package io.migrate.boot.cli;

import org.jspecify.annotations.NullMarked;
