/**
 * The page for people: what the endpoint tells programs, as HTML for a browser.
 */
@NullMarked
package io.migrate.boot.page;

import org.jspecify.annotations.NullMarked;
