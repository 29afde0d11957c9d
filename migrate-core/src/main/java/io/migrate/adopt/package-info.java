/**
 * What comes from another tool: its files become revisions, and what its table says is
 * applied becomes marks in ours. Nothing of the other tool is changed.
 */
@NullMarked
package io.migrate.adopt;

import org.jspecify.annotations.NullMarked;
