package io.migrate.autogenerate;

import java.util.List;

import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Schema;

/**
 * What a database should have.
 *
 * @param schema the objects
 * @param scope what that has a say in: what only the database has, and is not of these
 * kinds, stays
 * @param printed whether types and expressions are as the server prints them, such as
 * those that were read from another database; else they are as somebody wrote them
 * @param renames what had another name before; those that fit nothing are of no effect
 * @param omissions what cannot be said with a schema and is left out, a sentence each
 */
public record DesiredState(Schema schema, DiffScope scope, boolean printed, RenameHints renames,
		List<String> omissions) {

	public DesiredState {
		omissions = List.copyOf(omissions);
	}

}
