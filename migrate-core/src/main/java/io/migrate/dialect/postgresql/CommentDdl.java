package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Writes what people say about things.
 */
final class CommentDdl {

	private CommentDdl() {
	}

	/**
	 * The comment of something new.
	 */
	static List<String> first(String kind, QualifiedName name, @Nullable String comment) {
		return change(kind, name, null, comment);
	}

	static List<String> change(String kind, QualifiedName name, @Nullable String from, @Nullable String to) {
		return Objects.equals(from, to) ? List.of() : List.of(comment(kind + " " + SqlNames.quote(name), to));
	}

	static List<String> change(QualifiedName table, String column, @Nullable String from, @Nullable String to) {
		return Objects.equals(from, to) ? List.of()
				: List.of(comment("COLUMN " + SqlNames.quote(table) + "." + SqlNames.quote(column), to));
	}

	private static String comment(String object, @Nullable String comment) {
		return SqlLayout.clauses("COMMENT ON " + object, "IS " + SqlNames.literalOrNull(comment));
	}

}
