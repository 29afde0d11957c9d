package io.migrate;

import io.migrate.autogenerate.OperationRewriter;
import io.migrate.diff.RenameHints;
import io.migrate.schema.SchemaFilter;

/**
 * What decides how a database is compared with what it should have. Immutable.
 *
 * @param filter what is looked at, on both sides; our own tables and those that are
 * protected never are
 * @param renames what has another name now, beside what the desired schema itself says
 * @param rewriter has the last word about what is written
 */
public record DraftOptions(SchemaFilter filter, RenameHints renames, OperationRewriter rewriter) {

	/** Everything is looked at, and written as it was found. */
	public static final DraftOptions DEFAULTS = new DraftOptions(SchemaFilter.ALL, RenameHints.NONE,
			OperationRewriter.NONE);

	/**
	 * The same for something else.
	 * @param filter what is looked at
	 * @return the new options
	 */
	public DraftOptions withFilter(SchemaFilter filter) {
		return new DraftOptions(filter, this.renames, this.rewriter);
	}

	/**
	 * The same with other hints.
	 * @param renames what has another name now
	 * @return the new options
	 */
	public DraftOptions withRenames(RenameHints renames) {
		return new DraftOptions(this.filter, renames, this.rewriter);
	}

	/**
	 * The same with another last word.
	 * @param rewriter has the last word about what is written
	 * @return the new options
	 */
	public DraftOptions withRewriter(OperationRewriter rewriter) {
		return new DraftOptions(this.filter, this.renames, rewriter);
	}

}
