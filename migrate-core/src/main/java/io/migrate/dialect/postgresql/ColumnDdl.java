package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns.
 */
final class ColumnDdl {

	private ColumnDdl() {
	}

	static List<String> add(QualifiedName table, Column column) {
		List<String> statements = new ArrayList<>();
		statements.add(SqlLayout.clauses(alter(table),
				"ADD COLUMN " + SqlNames.quote(column.name()) + " " + definition(column)));
		statements.addAll(CommentDdl.change(table, column.name(), null, column.comment()));
		return statements;
	}

	static List<String> drop(QualifiedName table, String column) {
		return List.of(SqlLayout.clauses(alter(table), "DROP COLUMN " + SqlNames.quote(column)));
	}

	static List<String> rename(QualifiedName table, String from, String to) {
		return List
			.of(SqlLayout.clauses(alter(table), "RENAME COLUMN " + SqlNames.quote(from) + " TO " + SqlNames.quote(to)));
	}

	static String alter(QualifiedName table) {
		return "ALTER TABLE " + SqlNames.quote(table);
	}

	/**
	 * What stands behind the name of a column.
	 */
	static String definition(Column column) {
		ColumnValue value = column.value();
		// An identity is never null and needs no word for it
		boolean identity = value != null && value.match((given) -> false, (given) -> true, (given) -> false);
		return type(column.type(), column.collation()) + ((column.nullable() || identity) ? "" : " NOT NULL")
				+ ((value != null) ? " " + definition(column.type(), value) : "");
	}

	static String type(String type, @Nullable QualifiedName collation) {
		return SqlTypes.written(type) + ((collation != null) ? " COLLATE " + SqlNames.quote(collation) : "");
	}

	private static String definition(String type, ColumnValue value) {
		return value.match((defaultValue) -> "DEFAULT " + SqlExpressions.defaultValue(defaultValue.expression()),
				(identity) -> identity(type, identity),
				(generated) -> "GENERATED ALWAYS AS " + SqlExpressions.bracketed(generated.expression())
						+ (generated.stored() ? " STORED" : " VIRTUAL"));
	}

	/**
	 * An identity with what is unusual about its sequence.
	 */
	static String identity(String type, ColumnValue.Identity identity) {
		List<String> options = SequenceDdl.options(type, identity.options());
		return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
				+ (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
	}

	/**
	 * The default of a column.
	 * @return its expression, or {@code null} when it has none
	 */
	static @Nullable String defaultOf(Column column) {
		ColumnValue value = column.value();
		return (value != null)
				? value.<@Nullable String>match(ColumnValue.Default::expression, (given) -> null, (given) -> null)
				: null;
	}

}
