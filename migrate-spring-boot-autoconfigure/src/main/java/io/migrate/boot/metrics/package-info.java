/**
 * What is measured of runs.
 */
@NullMarked
package io.migrate.boot.metrics;

import org.jspecify.annotations.NullMarked;
