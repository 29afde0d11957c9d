package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes indexes.
 */
final class IndexDdl {

	private IndexDdl() {
	}

	static List<String> create(QualifiedName table, Index index, boolean concurrently) {
		String head = "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (concurrently ? "CONCURRENTLY " : "")
				+ name(table, index, concurrently) + "ON " + SqlNames.quote(table)
				+ (index.method().equals(Index.BTREE) ? "" : " USING " + SqlNames.quote(index.method())) + " ("
				+ index.keys().stream().map(IndexDdl::key).collect(Collectors.joining(", ")) + ")";
		String include = index.include().isEmpty() ? null : "INCLUDE (" + SqlNames.list(index.include()) + ")";
		String predicate = index.predicate();
		return List.of(SqlLayout.clauses(head, include, index.nullsNotDistinct() ? "NULLS NOT DISTINCT" : null,
				where(predicate)));
	}

	// One that is built outside a transaction must be known by its name
	private static String name(QualifiedName table, Index index, boolean concurrently) {
		return (index.name() != null || concurrently) ? SqlNames.quote(DefaultNames.of(table, index)) + " " : "";
	}

	private static @Nullable String where(@Nullable String predicate) {
		return (predicate != null) ? "WHERE " + predicate.strip() : null;
	}

	private static String key(IndexKey key) {
		StringBuilder text = new StringBuilder(
				key.column() ? SqlNames.quote(key.text()) : SqlExpressions.key(key.text()));
		if (key.collation() != null) {
			text.append(" COLLATE ").append(SqlNames.quote(key.collation()));
		}
		if (key.operatorClass() != null) {
			text.append(' ').append(key.operatorClass());
		}
		text.append(key.descending() ? " DESC" : "");
		if (key.nullsFirst() != key.descending()) {
			text.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
		}
		return text.toString();
	}

	static List<String> drop(QualifiedName table, Index index, boolean concurrently) {
		return List.of("DROP INDEX " + (concurrently ? "CONCURRENTLY " : "")
				+ SqlNames.quote(new QualifiedName(table.schema(), DefaultNames.of(table, index))));
	}

	static List<String> rename(QualifiedName from, String to) {
		return List.of("ALTER INDEX " + SqlNames.quote(from) + " RENAME TO " + SqlNames.quote(to));
	}

}
