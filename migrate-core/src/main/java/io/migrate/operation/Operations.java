package io.migrate.operation;

/**
 * What a Java revision calls to say what it does. Nothing is done at once: the calls are
 * recorded, written as SQL, and run as the statements of a file are; so a revision can be
 * shown, written as a script, and taken back by what was kept in the database. Used by
 * one thread.
 * <p>
 * A name may have a schema before it, {@code audit.log}; one with a dot of its own stands
 * in quotes, {@code "v1.0"}. Types, conditions and expressions are SQL as it is written
 * in a file. What a method returns can be told more, up to the end of the revision:
 *
 * <pre>{@code
 * op.createTable("ocr_results", (t) -> {
 * 	t.column("document_id", "bigint").primaryKey();
 * 	t.column("engine", "text").notNull();
 * 	t.column("confidence", "numeric(4, 3)").notNull().check("confidence BETWEEN 0 AND 1");
 * 	t.column("recognised_at", "timestamptz").notNull().defaultSql("now()");
 * });
 * op.addForeignKey("ocr_results", "document_id").references("documents", "id").onDeleteCascade();
 * op.createIndex("ocr_results_engine_idx", "ocr_results", "engine").concurrently();
 * }</pre>
 *
 * Mistakes are reported together, each with the line of the call.
 */
public interface Operations
		extends TableOperations, ConstraintOperations, TypeOperations, ViewOperations, DataOperations {

}
