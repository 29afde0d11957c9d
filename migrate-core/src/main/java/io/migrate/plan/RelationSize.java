package io.migrate.plan;

import org.jspecify.annotations.Nullable;

/**
 * The size of a table or materialized view before and after a step, in bytes. A
 * partitioned one is as large as its partitions together.
 *
 * @param relation its name with its schema, quoted where SQL wants quotes
 * @param tableBefore the rows with what is stored beside them, or {@code null} when the
 * step has made it
 * @param tableAfter the same after the step, or {@code null} when the step has dropped it
 * @param indexBefore all indexes together, or {@code null} when the step has made it
 * @param indexAfter the same after the step, or {@code null} when the step has dropped it
 */
public record RelationSize(String relation, @Nullable Long tableBefore, @Nullable Long tableAfter,
		@Nullable Long indexBefore, @Nullable Long indexAfter) {

}
