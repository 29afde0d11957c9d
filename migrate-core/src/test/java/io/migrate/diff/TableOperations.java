package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddColumn;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AddConstraintUsingIndex;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateTable;
import io.migrate.operation.DetachPartition;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropTable;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.RenameTable;
import io.migrate.operation.ReplaceEnum;
import io.migrate.operation.ValidateConstraint;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

import static io.migrate.diff.SchemaState.require;

/**
 * What operations do to tables.
 */
final class TableOperations extends SelectiveVisitor<Boolean> {

	private final SchemaState state;

	TableOperations(SchemaState state) {
		super((operation) -> operation.accept(new ObjectOperations(state)));
		this.state = state;
	}

	private boolean put(Table table) {
		Table made = TableCompletion.effective(table);
		this.state.tables().put(table.name(), made);
		// Parts have the columns of their table
		this.state.tables().replaceAll((name, part) -> isPartOf(part, table) ? part.withColumns(made.columns()) : part);
		return true;
	}

	private static boolean isPartOf(Table part, Table table) {
		return part.partitioning() != null && table.name().equals(part.partitioning().parent());
	}

	@Override
	public Boolean createTable(CreateTable operation) {
		Table table = operation.table();
		this.state.requireFree(table.name());
		this.state.requireNamed(Usage.texts(table));
		put(table.withConstraints(List.of()).withIndexes(List.of()));
		if (table.partitioning() != null && table.partitioning().parent() != null) {
			Table parent = this.state.table(table.partitioning().parent());
			require(Usage.isDivided(parent), "not divided", table);
			require(table.columns().isEmpty() || table.columns().size() == parent.columns().size(), "other columns");
			put(parent);
		}
		table.constraints().forEach((constraint) -> add(table.name(), constraint));
		table.indexes().forEach((index) -> add(table.name(), index));
		return true;
	}

	@Override
	public Boolean dropTable(DropTable operation) {
		QualifiedName name = operation.table().name();
		Table table = this.state.table(name);
		require(sameButOrder(table, TableCompletion.effective(operation.table())), "the table is", table);
		this.state.requireUnusedByViews(name);
		this.state.tables().remove(name);
		require(this.state.foreignKeysTo(name).findAny().isEmpty(), "a foreign key refers to", name);
		require(this.state.sequences()
			.values()
			.stream()
			.noneMatch((sequence) -> sequence.owner() != null && sequence.owner().table().equals(name)),
				"the table owns a sequence");
		require(this.state.triggers().values().stream().noneMatch((trigger) -> trigger.table().equals(name)),
				"the table has a trigger");
		require(this.state.tables()
			.values()
			.stream()
			.noneMatch((other) -> other.partitioning() != null && name.equals(other.partitioning().parent())),
				"the table has parts");
		return true;
	}

	private static boolean sameButOrder(Table one, Table other) {
		boolean part = Usage.isPartition(one) && other.columns().isEmpty();
		return (part || (one.columns().containsAll(other.columns()) && one.columns().size() == other.columns().size()))
				&& one.constraints().containsAll(other.constraints())
				&& one.constraints().size() == other.constraints().size() && one.indexes().containsAll(other.indexes())
				&& one.indexes().size() == other.indexes().size() && Objects.equals(one.comment(), other.comment())
				&& Objects.equals(one.partitioning(), other.partitioning());
	}

	@Override
	public Boolean renameTable(RenameTable operation) {
		this.state.table(operation.from());
		this.state.requireFree(operation.to());
		replace(new RenamedTable(operation.from(), operation.to(), new TestRules()).in(this.state.schema()));
		return true;
	}

	@Override
	public Boolean renameColumn(RenameColumn operation) {
		this.state.column(operation.table(), operation.from());
		require(this.state.table(operation.table()).column(operation.to()) == null, "the name is taken");
		replace(new RenamedColumn(new ColumnName(operation.table(), operation.from()), operation.to(), new TestRules())
			.in(this.state.schema()));
		return true;
	}

	private void replace(Schema schema) {
		this.state.tables().clear();
		schema.tables().forEach(this::put);
		schema.sequences().forEach((sequence) -> this.state.sequences().put(sequence.name(), sequence));
		this.state.views().clear();
		schema.views().forEach((view) -> this.state.views().put(view.name(), view));
		this.state.triggers().clear();
		schema.triggers().forEach((trigger) -> this.state.triggers().put(Contents.key(trigger), trigger));
	}

	@Override
	public Boolean addColumn(AddColumn operation) {
		Table table = this.state.table(operation.table());
		Column column = operation.column();
		require(table.column(column.name()) == null, "the column is there");
		this.state.requireNamed(Stream.concat(Stream.of(column.type()), Usage.expressions(column).stream()).toList());
		requireSources(table, column);
		List<Column> columns = new ArrayList<>(table.columns());
		columns.add(column);
		return put(table.withColumns(columns));
	}

	private void requireSources(Table table, Column column) {
		if (Usage.isGenerated(column)) {
			SqlText expression = SqlText.of(String.valueOf(Usage.expression(column.value())));
			for (int number = 0; number < 6; number++) {
				String source = "c" + number;
				require(!expression.hasName(source) || table.column(source) != null, "it is computed from", source);
			}
		}
	}

	@Override
	public Boolean dropColumn(DropColumn operation) {
		QualifiedName name = operation.table();
		Column column = operation.column();
		Table table = this.state.table(name);
		require(column.equals(table.column(column.name())), "the column is", table.column(column.name()));
		List<Column> columns = new ArrayList<>(table.columns());
		columns.remove(column);
		Table without = table.withColumns(columns);
		require(!SchemaState.uses(without, column.name()), "something uses the column", without);
		this.state.requireUnusedByViews(name, column.name());
		require(this.state.foreignKeysTo(name).noneMatch((key) -> key.reference().columns().contains(column.name())),
				"a foreign key refers to the column");
		require(this.state.sequences()
			.values()
			.stream()
			.noneMatch((sequence) -> new ColumnName(name, column.name()).equals(sequence.owner())),
				"the column owns a sequence");
		return put(without);
	}

	@Override
	public Boolean alterColumn(AlterColumn operation) {
		Table table = this.state.table(operation.table());
		Column from = operation.from();
		Column to = operation.to();
		require(from.equals(table.column(from.name())), "the column is", table.column(from.name()));
		require(from.name().equals(to.name()), "another name");
		this.state.requireNamed(Stream.concat(Stream.of(to.type()), Usage.expressions(to).stream()).toList());
		if (!from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation())) {
			requireRetypeable(table, from);
		}
		require(!Usage.isGenerated(to) || Objects.equals(from.value(), to.value()), "it cannot become computed");
		require(!(from.value() instanceof ColumnValue.Generated generated && !generated.stored()
				&& !Usage.isGenerated(to)), "it cannot be kept");
		require(!Usage.isIdentity(to) || !to.nullable(), "an identity is never null");
		return put(table.withColumns(
				table.columns().stream().map((column) -> column.name().equals(to.name()) ? to : column).toList()));
	}

	private void requireRetypeable(Table table, Column column) {
		this.state.requireUnusedByViews(table.name(), column.name());
		require(table.columns()
			.stream()
			.noneMatch((other) -> Usage.isGenerated(other)
					&& SqlText.of(String.valueOf(Usage.expression(other.value()))).hasName(column.name())),
				"a column is computed from it");
		require(this.state.triggers()
			.values()
			.stream()
			.noneMatch((trigger) -> trigger.table().equals(table.name())
					&& SqlText.of(trigger.definition()).hasName(column.name())),
				"a trigger names it");
	}

	@Override
	public Boolean addConstraint(AddConstraint operation) {
		require(operation.constraint().name() != null, "it has no name");
		return add(operation.table(), operation.constraint());
	}

	private boolean add(QualifiedName name, Constraint constraint) {
		Table table = this.state.table(name);
		this.state.requireNamed(Usage.expressions(constraint));
		Usage.columns(constraint).forEach((column) -> this.state.column(name, column));
		require(constraint.name() == null
				|| table.constraints().stream().noneMatch((one) -> constraint.name().equals(one.name())),
				"the name is taken by a constraint");
		if (SchemaState.hasIndex(constraint)) {
			this.state.requireFree(SchemaState.in(name, constraint.name()));
		}
		if (constraint instanceof Constraint.ForeignKey key) {
			this.state.requireKey(table, key.reference());
		}
		require(!(constraint instanceof Constraint.PrimaryKey)
				|| table.constraints().stream().noneMatch(Constraint.PrimaryKey.class::isInstance), "a second key");
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.add(constraint);
		return put(table.withConstraints(constraints));
	}

	@Override
	public Boolean addConstraintUsingIndex(AddConstraintUsingIndex operation) {
		dropIndex(new DropIndex(operation.table(), operation.index(), false));
		return add(operation.table(), operation.constraint());
	}

	@Override
	public Boolean dropConstraint(DropConstraint operation) {
		Table table = this.state.table(operation.table());
		List<Constraint> left = new ArrayList<>(table.constraints());
		left.removeIf((one) -> Objects.equals(one.name(), operation.constraint().name())
				&& Shapes.of(one).equals(Shapes.of(operation.constraint())));
		require(left.size() < table.constraints().size(), "no such constraint among", table.constraints());
		put(table.withConstraints(left));
		this.state.requireKeysOf(table.withConstraints(left));
		return true;
	}

	@Override
	public Boolean renameConstraint(RenameConstraint operation) {
		Table table = this.state.table(operation.table());
		Constraint constraint = find(table, operation.from());
		if (SchemaState.hasIndex(constraint)) {
			this.state.requireFree(SchemaState.in(table.name(), operation.to()));
		}
		require(table.constraints().stream().noneMatch((one) -> operation.to().equals(one.name())), "taken");
		return put(table.withConstraints(table.constraints()
			.stream()
			.map((one) -> (one == constraint) ? one.withName(operation.to()) : one)
			.toList()));
	}

	private static Constraint find(Table table, String name) {
		return table.constraints()
			.stream()
			.filter((one) -> name.equals(one.name()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no constraint " + name + " of " + table));
	}

	@Override
	public Boolean validateConstraint(ValidateConstraint operation) {
		Table table = this.state.table(operation.table());
		Constraint constraint = find(table, operation.constraint());
		require(constraint.enforcement() == Constraint.Enforcement.NOT_VALID, "it is validated already");
		return put(table.withConstraints(
				table.constraints().stream().map((one) -> (one == constraint) ? valid(one) : one).toList()));
	}

	private static Constraint valid(Constraint constraint) {
		return (constraint instanceof Constraint.Check check) ? check.withEnforcement(Constraint.Enforcement.VALID)
				: ((Constraint.ForeignKey) constraint).withEnforcement(Constraint.Enforcement.VALID);
	}

	@Override
	public Boolean createIndex(CreateIndex operation) {
		require(operation.index().name() != null, "it has no name");
		return add(operation.table(), operation.index());
	}

	private boolean add(QualifiedName name, Index index) {
		this.state.requireFree(SchemaState.in(name, index.name()));
		this.state.requireNamed(Usage.expressions(index));
		View view = this.state.views().get(name);
		List<Index> indexes = new ArrayList<>((view != null) ? view.indexes() : this.state.table(name).indexes());
		indexes.add(index);
		return set(name, view, indexes);
	}

	private boolean set(QualifiedName name, @Nullable View view, List<Index> indexes) {
		if (view == null) {
			return put(this.state.table(name).withIndexes(indexes));
		}
		this.state.views()
			.put(name, new View(view.name(), view.definition(), view.materialized(), indexes, view.options(),
					view.comment()));
		return true;
	}

	@Override
	public Boolean dropIndex(DropIndex operation) {
		View view = this.state.views().get(operation.table());
		Table table = (view != null) ? null : this.state.table(operation.table());
		List<Index> left = SchemaState.without((view != null) ? view.indexes() : table.indexes(), operation.index());
		set(operation.table(), view, left);
		if (table != null) {
			this.state.requireKeysOf(table.withIndexes(left));
		}
		return true;
	}

	@Override
	public Boolean renameIndex(RenameIndex operation) {
		this.state.requireFree(SchemaState.in(operation.from(), operation.to()));
		for (Table table : List.copyOf(this.state.tables().values())) {
			put(table.withIndexes(renamed(table.name(), table.indexes(), operation)));
		}
		for (View view : List.copyOf(this.state.views().values())) {
			set(view.name(), view, renamed(view.name(), view.indexes(), operation));
		}
		return true;
	}

	private static List<Index> renamed(QualifiedName owner, List<Index> indexes, RenameIndex operation) {
		return indexes.stream()
			.map((index) -> operation.from().equals(SchemaState.in(owner, index.name()))
					? index.withName(operation.to()) : index)
			.toList();
	}

	@Override
	public Boolean attachPartition(AttachPartition operation) {
		return part(operation.partition(), operation.parent(), operation.bound());
	}

	@Override
	public Boolean detachPartition(DetachPartition operation) {
		return part(operation.partition(), null, null);
	}

	private boolean part(QualifiedName name, @Nullable QualifiedName parent, @Nullable String bound) {
		Table table = this.state.table(name);
		String key = (table.partitioning() != null) ? table.partitioning().key() : null;
		return put(new Table(name, table.columns(), table.constraints(), table.indexes(),
				(key == null && parent == null) ? null : new Partitioning(key, parent, bound), table.comment()));
	}

	@Override
	public Boolean replaceEnum(ReplaceEnum operation) {
		for (ReplaceEnum.Conversion conversion : operation.columns()) {
			alterColumn(new AlterColumn(conversion.table(), conversion.from(), conversion.from(), null, null));
			requireRetypeable(this.state.table(conversion.table()), conversion.from());
			this.state.types().put(operation.to().name(), operation.to());
			alterColumn(new AlterColumn(conversion.table(), conversion.from(), conversion.to(), null, null));
			this.state.types().put(operation.from().name(), operation.from());
		}
		this.state.types().remove(operation.from().name());
		for (Table table : this.state.tables().values()) {
			Table rest = table.withColumns(table.columns()
				.stream()
				.filter((column) -> operation.columns()
					.stream()
					.noneMatch((done) -> done.table().equals(table.name()) && done.to().equals(column)))
				.toList());
			require(!Usage.names(Usage.texts(rest), operation.from().name()), "the old type is used by", rest);
		}
		this.state.types()
			.values()
			.forEach(
					(type) -> require(!Usage.names(Usage.texts(type), operation.from().name()), "it is used by", type));
		this.state.types().put(operation.to().name(), operation.to());
		return true;
	}

}
