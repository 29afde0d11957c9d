package io.migrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index of a table or of a materialised view.
 *
 * @param name its name, in the schema of the table; {@code null} for one that the server
 * makes
 * @param method how it is kept, such as {@code btree}
 * @param keys what it is searched by
 * @param include further columns that it has
 * @param unique whether no two rows have the same keys
 * @param nullsNotDistinct whether two nulls count as equal (PostgreSQL 15)
 * @param predicate the rows that it has, or {@code null} for all
 * @param valid whether it can be used; a concurrent build that failed leaves one that
 * cannot
 */
public record Index(@Nullable String name, String method, List<IndexKey> keys, List<String> include, boolean unique,
		boolean nullsNotDistinct, @Nullable String predicate, boolean valid) {

	/** How indexes are kept unless somebody says otherwise. */
	public static final String BTREE = "btree";

	public Index {
		keys = List.copyOf(keys);
		include = List.copyOf(include);
	}

	/**
	 * The same with another name.
	 * @param name the name
	 * @return the new index
	 */
	public Index withName(@Nullable String name) {
		return new Index(name, this.method, this.keys, this.include, this.unique, this.nullsNotDistinct, this.predicate,
				this.valid);
	}

}
