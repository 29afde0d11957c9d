package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddColumn;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateTable;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a table in the temporary schema, from which the table is put together as the
 * server prints it. Foreign keys and comments have nothing to print and stay as they are.
 */
final class TemporaryTable {

	private static final String PREFIX = "migrate_";

	private final Table original;

	private final QualifiedName name;

	private final TemporaryTypes types;

	TemporaryTable(Table original, int number, TemporaryTypes types) {
		this.original = original;
		this.name = new QualifiedName("pg_temp", PREFIX + number);
		this.types = types;
	}

	Table original() {
		return this.original;
	}

	QualifiedName name() {
		return this.name;
	}

	List<String> statements() {
		return new PostgresDdlRenderer().render(new CreateTable(new Table(this.name,
				this.original.columns().stream().map(this::copy).toList(), constraints(), indexes(), null, null)));
	}

	/**
	 * The same bit by bit, for a server that refuses something of it.
	 * @return the statements of each bit; those that compute something come behind what
	 * it is computed from
	 */
	List<List<String>> pieces() {
		List<Operation> pieces = new ArrayList<>();
		pieces.add(new CreateTable(new Table(this.name, List.of(), List.of(), List.of(), null, null)));
		List<Column> columns = this.original.columns().stream().map(this::copy).toList();
		columns.forEach((column) -> {
			if (column.value() instanceof ColumnValue.Default) {
				pieces.add(new AddColumn(this.name, column.withValue(null)));
				pieces.add(new AlterColumn(this.name, column.withValue(null), column, null));
			}
			else if (!(column.value() instanceof ColumnValue.Generated)) {
				pieces.add(new AddColumn(this.name, column));
			}
		});
		columns.stream()
			.filter((column) -> column.value() instanceof ColumnValue.Generated)
			.forEach((column) -> pieces.add(new AddColumn(this.name, column)));
		constraints().forEach((constraint) -> pieces.add(new AddConstraint(this.name, constraint)));
		indexes().forEach((index) -> pieces.add(new CreateIndex(this.name, index, false)));
		return pieces.stream().map(new PostgresDdlRenderer()::render).toList();
	}

	private List<Constraint> constraints() {
		List<Constraint> constraints = new ArrayList<>();
		for (int place = 0; place < this.original.constraints().size(); place++) {
			Constraint constraint = this.original.constraints().get(place);
			if (TableTexts.hasExpressions(constraint)) {
				constraints.add(with(constraint, this.types::written).withName(name("c", place)));
			}
		}
		return constraints;
	}

	private List<Index> indexes() {
		List<Index> indexes = new ArrayList<>();
		for (int place = 0; place < this.original.indexes().size(); place++) {
			Index index = this.original.indexes().get(place);
			if (TableTexts.hasTexts(index)) {
				indexes.add(with(index, this.types::written).withName(name("i", place)));
			}
		}
		return indexes;
	}

	private String name(String kind, int place) {
		return this.name.name() + "_" + kind + place;
	}

	private Column copy(Column column) {
		return new Column(column.name(), this.types.written(column.type()), column.nullable(),
				with(column.value(), this.types::written), column.collation(), null);
	}

	/**
	 * Puts the table together.
	 * @param printed the copy as the server prints it
	 * @param whole whether the server has taken all of it
	 * @return the table with its own names, and with what the server refused as it was
	 */
	Table original(Table printed, boolean whole) {
		List<Column> columns = this.original.columns()
			.stream()
			.map((column) -> original(column, printed.column(column.name()), whole))
			.toList();
		List<Constraint> constraints = new ArrayList<>();
		for (int place = 0; place < this.original.constraints().size(); place++) {
			Constraint constraint = this.original.constraints().get(place);
			String copy = name("c", place);
			constraints.add(printed.constraints()
				.stream()
				.filter((one) -> copy.equals(one.name()))
				.findFirst()
				.map((one) -> with(one, this.types::meant).withName(constraint.name()))
				.orElse(constraint));
		}
		List<Index> indexes = new ArrayList<>();
		for (int place = 0; place < this.original.indexes().size(); place++) {
			Index index = this.original.indexes().get(place);
			String copy = name("i", place);
			indexes.add(printed.indexes()
				.stream()
				.filter((one) -> copy.equals(one.name()))
				.findFirst()
				.map((one) -> with(one, this.types::meant).withName(index.name()))
				.orElse(index));
		}
		return new Table(this.original.name(), columns, constraints, indexes, this.original.partitioning(),
				this.original.comment());
	}

	private Column original(Column column, @Nullable Column printed, boolean whole) {
		if (printed == null) {
			return column;
		}
		ColumnValue value = (printed.value() == null && !whole) ? column.value()
				: with(printed.value(), this.types::meant);
		return new Column(column.name(), this.types.meantType(printed.type()), printed.nullable(), value,
				printed.collation(), column.comment());
	}

	private static @Nullable ColumnValue with(@Nullable ColumnValue value, Rewriting rewriting) {
		return (value == null) ? null
				: value.<ColumnValue>match((given) -> new ColumnValue.Default(rewriting.rewrite(given.expression())),
						(kept) -> kept,
						(generated) -> new ColumnValue.Generated(rewriting.rewrite(generated.expression()),
								generated.stored()));
	}

	private static Constraint with(Constraint constraint, Rewriting rewriting) {
		if (constraint instanceof Constraint.Check check) {
			return new Constraint.Check(check.name(), rewriting.rewrite(check.expression()), check.noInherit(),
					check.enforcement());
		}
		return (constraint instanceof Constraint.Exclusion exclusion)
				? new Constraint.Exclusion(exclusion.name(), rewriting.rewrite(exclusion.definition())) : constraint;
	}

	private static Index with(Index index, Rewriting rewriting) {
		List<IndexKey> keys = index.keys()
			.stream()
			.map((key) -> key.column() ? key
					: new IndexKey(rewriting.rewrite(key.text()), false, key.collation(), key.operatorClass(),
							key.descending(), key.nullsFirst()))
			.toList();
		return new Index(index.name(), index.method(), keys, index.include(), index.unique(), index.nullsNotDistinct(),
				(index.predicate() != null) ? rewriting.rewrite(index.predicate()) : null, index.valid());
	}

	/**
	 * Makes an expression from another one.
	 */
	private interface Rewriting {

		String rewrite(String expression);

	}

}
