package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. It may be null unless it is said that it may not.
 */
public final class ColumnSpec {

	private final String name;

	private final String type;

	private final List<ColumnValue> values = new ArrayList<>();

	private final List<String> strange = new ArrayList<>();

	private final List<ConstraintSpec> constraints = new ArrayList<>();

	private boolean nullable = true;

	private @Nullable QualifiedName collation;

	private @Nullable String comment;

	private boolean ifNotExists;

	ColumnSpec(String name, String type) {
		this.name = name;
		this.type = type;
	}

	/**
	 * It is never null.
	 * @return this
	 */
	public ColumnSpec notNull() {
		this.nullable = false;
		return this;
	}

	/**
	 * What it has when nobody says, as SQL.
	 * @param expression such as {@code now()}
	 * @return this
	 */
	public ColumnSpec defaultSql(String expression) {
		this.values.add(new ColumnValue.Default(expression));
		return this;
	}

	/**
	 * What it has when nobody says, as a value.
	 * @param value a text, a number, a boolean or an enum constant
	 * @return this
	 */
	public ColumnSpec defaultValue(Object value) {
		String literal = SqlValues.literal(value);
		if (literal == null) {
			this.strange.add(value.getClass().getName());
			return this;
		}
		return defaultSql(literal);
	}

	/**
	 * It has the next value of a sequence of its own, unless an insert has one.
	 * @return this
	 */
	public ColumnSpec identity() {
		return identity(false, (sequence) -> {
		});
	}

	/**
	 * It has the next value of a sequence of its own, and an insert may not have one.
	 * @return this
	 */
	public ColumnSpec identityAlways() {
		return identity(true, (sequence) -> {
		});
	}

	/**
	 * It has the next value of a sequence of its own.
	 * @param always whether a value in an insert is refused
	 * @param sequence says how the sequence counts
	 * @return this
	 */
	public ColumnSpec identity(boolean always, Consumer<SequenceSpec> sequence) {
		SequenceSpec spec = new SequenceSpec();
		sequence.accept(spec);
		this.values.add(new ColumnValue.Identity(always, spec.options(this.type)));
		return notNull();
	}

	/**
	 * It is computed from other columns of its row and kept.
	 * @param expression the expression
	 * @return this
	 */
	public ColumnSpec generatedStored(String expression) {
		this.values.add(new ColumnValue.Generated(expression, true));
		return this;
	}

	/**
	 * It is computed from other columns of its row when it is read (PostgreSQL 18).
	 * @param expression the expression
	 * @return this
	 */
	public ColumnSpec generatedVirtual(String expression) {
		this.values.add(new ColumnValue.Generated(expression, false));
		return this;
	}

	/**
	 * By which rules its text is ordered.
	 * @param collation such as {@code C} or {@code de-x-icu}
	 * @return this
	 */
	public ColumnSpec collate(String collation) {
		this.collation = Names.parse(collation);
		return this;
	}

	/**
	 * What people say about it.
	 * @param comment a text
	 * @return this
	 */
	public ColumnSpec comment(String comment) {
		this.comment = comment;
		return this;
	}

	/**
	 * It is the primary key of its table.
	 * @return this
	 */
	public ColumnSpec primaryKey() {
		this.constraints.add(new KeySpec(true, List.of(this.name)));
		return notNull();
	}

	/**
	 * No two rows have the same value.
	 * @return this
	 */
	public ColumnSpec unique() {
		this.constraints.add(new KeySpec(false, List.of(this.name)));
		return this;
	}

	/**
	 * A condition on its value.
	 * @param condition the condition
	 * @return this
	 */
	public ColumnSpec check(String condition) {
		this.constraints.add(new CheckSpec(null, List.of(this.name), condition));
		return this;
	}

	/**
	 * It refers to a row of a table. What follows is said of the reference.
	 * @param table the table
	 * @param column its column
	 * @return the reference
	 */
	public ForeignKeySpec references(String table, String column) {
		ForeignKeySpec reference = new ForeignKeySpec(List.of(this.name)).references(table, column);
		this.constraints.add(reference);
		return reference;
	}

	/**
	 * Leaves a column of this name that is there already as it is; not in a new table.
	 * @return this
	 */
	public ColumnSpec ifNotExists() {
		this.ifNotExists = true;
		return this;
	}

	String name() {
		return this.name;
	}

	List<ConstraintSpec> constraints() {
		return this.constraints;
	}

	Column column(Mistakes mistakes) {
		mistakes.required("name of a column", this.name);
		mistakes.check(!this.type.isBlank(), "has no type for the column " + this.name);
		mistakes.check(this.values.size() <= 1,
				"has more than one default, identity or expression for the column " + this.name);
		this.strange.forEach((found) -> mistakes.add("has a default of the class " + found + " for the column "
				+ this.name + "; say it in SQL with defaultSql"));
		return new Column(this.name, this.type, this.nullable, this.values.isEmpty() ? null : this.values.get(0),
				this.collation, this.comment);
	}

	List<Operation> add(QualifiedName table, Mistakes mistakes) {
		mistakes.required("table", table.name());
		mistakes.check(!this.ifNotExists || this.constraints.isEmpty(),
				"adds constraints with a column that may be there already");
		List<Operation> operations = new ArrayList<>();
		operations.add(new AddColumn(table, column(mistakes), this.ifNotExists));
		this.constraints.forEach((constraint) -> operations.add(constraint.add(table, mistakes)));
		return operations;
	}

}
