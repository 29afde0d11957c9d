package io.migrate.operation;

import io.migrate.operation.SetComment.Commented;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does with views, functions, schemas and extensions. A function or a
 * trigger is made with {@link DataOperations#execute}.
 */
public interface ViewOperations {

	/**
	 * Makes a view.
	 * @param name its name
	 * @param query what it shows
	 * @return the view, of which more can be said
	 */
	ViewSpec createView(String name, String query);

	/**
	 * Makes a view whose rows are kept.
	 * @param name its name
	 * @param query what it shows
	 * @return the view, of which more can be said
	 */
	ViewSpec createMaterializedView(String name, String query);

	/**
	 * Drops a view.
	 * @param name its name
	 * @param options how
	 */
	void dropView(String name, DropOption... options);

	/**
	 * Drops a view whose rows are kept.
	 * @param name its name
	 * @param options how
	 */
	void dropMaterializedView(String name, DropOption... options);

	/**
	 * Drops a function.
	 * @param signature its name, and the types of its arguments unless it is the only one
	 * of that name: {@code total(integer, text)}
	 * @param options how
	 */
	void dropFunction(String signature, DropOption... options);

	/**
	 * Drops a procedure.
	 * @param signature as of a function
	 * @param options how
	 */
	void dropProcedure(String signature, DropOption... options);

	/**
	 * Drops a trigger.
	 * @param table its table or view
	 * @param name its name
	 * @param options how
	 */
	void dropTrigger(String table, String name, DropOption... options);

	/**
	 * Makes a schema, unless it is there.
	 * @param name its name
	 */
	void createSchema(String name);

	/**
	 * Drops a schema.
	 * @param name its name
	 * @param options how
	 */
	void dropSchema(String name, DropOption... options);

	/**
	 * Makes an extension.
	 * @param name its name
	 * @return the extension, of which more can be said
	 */
	ExtensionSpec createExtension(String name);

	/**
	 * Drops an extension.
	 * @param name its name
	 * @param options how
	 */
	void dropExtension(String name, DropOption... options);

	/**
	 * Sets what people say about something other than a column.
	 * @param on the kind of object
	 * @param name its name
	 * @param comment a text, or {@code null} for nothing
	 */
	void comment(Commented on, String name, @Nullable String comment);

}
