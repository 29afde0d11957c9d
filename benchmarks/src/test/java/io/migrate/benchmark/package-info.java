@NullMarked
package io.migrate.benchmark;

import org.jspecify.annotations.NullMarked;
