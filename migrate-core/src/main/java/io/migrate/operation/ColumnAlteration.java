package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.migrate.base.QualifiedName;
import io.migrate.operation.ChangeColumn.Loss;
import io.migrate.operation.ChangeColumn.NewComment;
import io.migrate.operation.ChangeColumn.NewType;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a column. What is not said stays.
 */
public final class ColumnAlteration {

	private final QualifiedName table;

	private final String column;

	private final List<Loss> losses = new ArrayList<>();

	private final List<ColumnValue> values = new ArrayList<>();

	private final List<String> strange = new ArrayList<>();

	private @Nullable String type;

	private @Nullable QualifiedName collation;

	private @Nullable String using;

	private @Nullable Boolean nullable;

	private @Nullable NewComment comment;

	private @Nullable String name;

	ColumnAlteration(QualifiedName table, String column) {
		this.table = table;
		this.column = column;
	}

	/**
	 * Its type, which the server converts to where it knows how.
	 * @param type the type
	 * @return this
	 */
	public ColumnAlteration type(String type) {
		this.type = type;
		return this;
	}

	/**
	 * How new values are made from old ones when the type changes.
	 * @param expression such as {@code age::integer}
	 * @return this
	 */
	public ColumnAlteration using(String expression) {
		this.using = expression;
		return this;
	}

	/**
	 * By which rules its text is ordered; with {@link #type}.
	 * @param collation such as {@code C}
	 * @return this
	 */
	public ColumnAlteration collate(String collation) {
		this.collation = Names.parse(collation);
		return this;
	}

	/**
	 * It is never null. All rows are looked at, and everybody waits meanwhile.
	 * @return this
	 */
	public ColumnAlteration notNull() {
		this.nullable = false;
		return this;
	}

	/**
	 * It may be null.
	 * @return this
	 */
	public ColumnAlteration nullable() {
		this.nullable = true;
		return this;
	}

	/**
	 * What it has when nobody says, as SQL.
	 * @param expression such as {@code now()}
	 * @return this
	 */
	public ColumnAlteration defaultSql(String expression) {
		this.values.add(new ColumnValue.Default(expression));
		return this;
	}

	/**
	 * What it has when nobody says, as a value.
	 * @param value a text, a number, a boolean or an enum constant
	 * @return this
	 */
	public ColumnAlteration defaultValue(Object value) {
		String literal = SqlValues.literal(value);
		if (literal == null) {
			this.strange.add(value.getClass().getName());
			return this;
		}
		return defaultSql(literal);
	}

	/**
	 * It has nothing when nobody says.
	 * @return this
	 */
	public ColumnAlteration dropDefault() {
		this.losses.add(Loss.DEFAULT);
		return this;
	}

	/**
	 * It gets an identity, which goes on behind its greatest value.
	 * @param always whether a value in an insert is refused
	 * @return this
	 */
	public ColumnAlteration identity(boolean always) {
		return identity(always, (sequence) -> {
		});
	}

	/**
	 * It gets an identity, which goes on behind its greatest value.
	 * @param always whether a value in an insert is refused
	 * @param sequence says how the sequence counts; its type is that of the column
	 * @return this
	 */
	public ColumnAlteration identity(boolean always, Consumer<SequenceSpec> sequence) {
		SequenceSpec spec = new SequenceSpec();
		sequence.accept(spec);
		this.values.add(new ColumnValue.Identity(always, spec.options((this.type != null) ? this.type : "bigint")));
		return this;
	}

	/**
	 * It has no identity any more; its values stay.
	 * @return this
	 */
	public ColumnAlteration dropIdentity() {
		this.losses.add(Loss.IDENTITY);
		return this;
	}

	/**
	 * It is computed by another expression (PostgreSQL 17).
	 * @param expression the expression
	 * @return this
	 */
	public ColumnAlteration expression(String expression) {
		this.values.add(new ColumnValue.Generated(expression, true));
		return this;
	}

	/**
	 * It is not computed any more; its values stay.
	 * @return this
	 */
	public ColumnAlteration dropExpression() {
		this.losses.add(Loss.EXPRESSION);
		return this;
	}

	/**
	 * What people say about it.
	 * @param comment a text, or {@code null} for nothing
	 * @return this
	 */
	public ColumnAlteration comment(@Nullable String comment) {
		this.comment = new NewComment(comment);
		return this;
	}

	/**
	 * Its name, after all other changes.
	 * @param name the new name
	 * @return this
	 */
	public ColumnAlteration rename(String name) {
		this.name = name;
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("table", this.table.name());
		mistakes.required("column", this.column);
		mistakes.check(this.type != null || (this.using == null && this.collation == null),
				"says using or collate, which need a type");
		mistakes.check(this.losses.size() <= 1 && this.values.size() <= 1,
				"drops or sets more than one of default, identity and expression");
		this.strange.forEach(
				(found) -> mistakes.add("has a default of the class " + found + "; say it in SQL with defaultSql"));
		List<Operation> operations = new ArrayList<>();
		NewType newType = (this.type != null) ? new NewType(this.type, this.collation, this.using) : null;
		ChangeColumn change = new ChangeColumn(this.table, this.column, newType, this.nullable,
				this.losses.isEmpty() ? null : this.losses.get(0), this.values.isEmpty() ? null : this.values.get(0),
				this.comment);
		if (!change.equals(new ChangeColumn(this.table, this.column, null, null, null, null, null))) {
			operations.add(change);
		}
		if (this.name != null) {
			mistakes.required("new name", this.name);
			operations.add(new RenameColumn(this.table, this.column, this.name));
		}
		mistakes.check(!operations.isEmpty(), "changes nothing");
		return operations;
	}

}
