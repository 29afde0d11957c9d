package io.migrate.diff;

import java.util.List;

import io.migrate.schema.NamePattern;
import io.migrate.schema.SchemaFilter;

/**
 * What decides how two schemas are compared. Immutable.
 *
 * @param scope what the desired schema has a say in
 * @param filter what is looked at, on both sides: what is not is neither made, changed
 * nor dropped
 * @param protectedTables patterns of tables that are not ours, and which are not looked
 * at either
 * @param renames what is the same under another name
 */
public record DiffOptions(DiffScope scope, SchemaFilter filter, List<NamePattern> protectedTables,
		RenameHints renames) {

	/** Everything is compared, and nothing has another name. */
	public static final DiffOptions DEFAULTS = new DiffOptions(DiffScope.EVERYTHING, SchemaFilter.ALL, List.of(),
			RenameHints.NONE);

	public DiffOptions {
		protectedTables = List.copyOf(protectedTables);
	}

	/**
	 * The same with another scope.
	 * @param scope what the desired schema has a say in
	 * @return the new options
	 */
	public DiffOptions withScope(DiffScope scope) {
		return new DiffOptions(scope, this.filter, this.protectedTables, this.renames);
	}

	/**
	 * The same with another filter.
	 * @param filter what is looked at
	 * @return the new options
	 */
	public DiffOptions withFilter(SchemaFilter filter) {
		return new DiffOptions(this.scope, filter, this.protectedTables, this.renames);
	}

	/**
	 * The same with other tables that are not ours.
	 * @param protectedTables their patterns
	 * @return the new options
	 */
	public DiffOptions withProtectedTables(List<NamePattern> protectedTables) {
		return new DiffOptions(this.scope, this.filter, protectedTables, this.renames);
	}

	/**
	 * The same with other hints.
	 * @param renames what is the same under another name
	 * @return the new options
	 */
	public DiffOptions withRenames(RenameHints renames) {
		return new DiffOptions(this.scope, this.filter, this.protectedTables, renames);
	}

}
