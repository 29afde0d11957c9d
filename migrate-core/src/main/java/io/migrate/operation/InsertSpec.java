package io.migrate.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * New rows of a table.
 */
public final class InsertSpec {

	private final QualifiedName table;

	private final List<String> columns;

	private final List<List<@Nullable Object>> rows = new ArrayList<>();

	InsertSpec(QualifiedName table, List<String> columns) {
		this.table = table;
		this.columns = columns;
	}

	/**
	 * A row.
	 * @param values a value for each column: text, a number, a boolean, a UUID, bytes, a
	 * value of {@code java.time}, an enum constant, {@code null}, a collection or array
	 * of these, or {@link DataOperations#sql an expression}
	 * @return this
	 */
	public InsertSpec row(@Nullable Object... values) {
		this.rows.add(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values))));
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("table", this.table.name());
		mistakes.check(!this.columns.isEmpty(), "has no columns");
		mistakes.names("column", this.columns);
		for (int i = 0; i < this.rows.size(); i++) {
			check(i, this.rows.get(i), mistakes);
		}
		return this.rows.isEmpty() ? List.of() : List.of(new InsertRows(this.table, this.columns, this.rows));
	}

	private void check(int number, List<@Nullable Object> row, Mistakes mistakes) {
		String place = "row " + (number + 1);
		mistakes.check(row.size() == this.columns.size(),
				"has " + row.size() + " values for " + this.columns.size() + " columns in " + place);
		for (int i = 0; i < Math.min(row.size(), this.columns.size()); i++) {
			Object value = row.get(i);
			if (value != null && !SqlValues.isKnown(value)) {
				mistakes.add("has a value of the class " + value.getClass().getName() + " for the column "
						+ this.columns.get(i) + " in " + place + "; give a text or an expression");
			}
		}
	}

}
