package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * What an index consists of: keys first, then further columns.
 *
 * @param columns all columns
 * @param relation the id of the relation that has the index
 * @param numbers the number of each column, 0 for an expression
 * @param options how each key is sorted
 */
record IndexParts(ColumnCatalog columns, long relation, int[] numbers, int[] options) {

	private static final QualifiedName DEFAULT_COLLATION = new QualifiedName("pg_catalog", "default");

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	/**
	 * The keys.
	 * @param count how many there are
	 * @param expressions those that are expressions, at their places
	 * @param collations a schema and a name for each; nulls, or nothing at all, for that
	 * of the database
	 * @param classes operator classes; nulls, or nothing at all, for defaults
	 * @return the keys, or {@code null} if others have dropped a part of them
	 */
	@Nullable List<IndexKey> keys(int count, @Nullable String[] expressions, @Nullable String[] collations,
			@Nullable String[] classes) {
		List<IndexKey> keys = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			QualifiedName collation = name(collations, i);
			String operators = (i < classes.length) ? classes[i] : null;
			boolean descending = (this.options[i] & DESCENDING) != 0;
			boolean nullsFirst = (this.options[i] & NULLS_FIRST) != 0;
			ColumnCatalog.Entry column = this.columns.column(this.relation, this.numbers[i]);
			String expression = (i < expressions.length) ? expressions[i] : null;
			if (column != null) {
				QualifiedName other = collation(column.effectiveCollation(), collation);
				keys.add(new IndexKey(column.name(), true, other, operators, descending, nullsFirst));
			}
			else if (expression != null) {
				keys.add(new IndexKey(bare(expression), false, collation, operators, descending, nullsFirst));
			}
			else {
				return null;
			}
		}
		return keys;
	}

	private static @Nullable QualifiedName name(@Nullable String[] collations, int i) {
		String schema = (2 * i < collations.length) ? collations[2 * i] : null;
		return (schema != null) ? new QualifiedName(schema, String.valueOf(collations[2 * i + 1])) : null;
	}

	private static @Nullable QualifiedName collation(@Nullable QualifiedName ofColumn, @Nullable QualifiedName ofKey) {
		return Objects.equals(ofColumn, ofKey) ? null : Objects.requireNonNullElse(ofKey, DEFAULT_COLLATION);
	}

	// The server puts brackets around what does not look like a call, and a call never
	// begins with one
	private static String bare(String expression) {
		return expression.startsWith("(") ? expression.substring(1, expression.length() - 1) : expression;
	}

	/**
	 * The names of the columns from a place on.
	 * @return the names, or {@code null} if others have dropped one of them
	 */
	@Nullable List<String> names(int from) {
		return this.columns.names(this.relation, this.numbers, from);
	}

}
