package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropType;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.Index;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the way what would keep types, columns and tables from being changed, also
 * in the current schema: whatever is still wanted is missing then and will be made.
 */
final class Preparation {

	// Whatever an enum is, it can be written as this
	private static final String ANY_ENUM = "text";

	private final Contents current;

	private final Contents desired;

	private final Disturbance disturbance;

	private final DiffRules rules;

	private final Changes changes;

	private final Keys keys;

	private final Names names;

	Preparation(Comparison comparison) {
		this.current = comparison.current();
		this.desired = comparison.desired();
		this.disturbance = comparison.disturbance();
		this.rules = comparison.rules();
		this.changes = comparison.changes();
		this.keys = comparison.keys();
		this.names = comparison.names();
	}

	void prepare() {
		this.current.tables().replaceAll((name, table) -> isChangedInPlace(table) ? prepared(table) : table);
		this.current.sequences().replaceAll((name, sequence) -> released(sequence));
		dropTypes();
	}

	private boolean isChangedInPlace(Table table) {
		return this.desired.tables().containsKey(table.name())
				&& !this.disturbance.recreatedTables().contains(table.name());
	}

	private Table prepared(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.removeIf((constraint) -> isInTheWay(table.name(), constraint));
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.removeIf((index) -> isInTheWay(table.name(), index));
		table.constraints().stream().filter((one) -> !constraints.contains(one)).forEach((one) -> {
			this.changes.add(Phase.DROP_CONSTRAINT, new DropConstraint(table.name(), one));
			this.keys.drop(table.name(), one);
			this.names.release(table.name(), one);
		});
		table.indexes().stream().filter((one) -> !indexes.contains(one)).forEach((one) -> {
			this.changes.add(Phase.DROP_INDEX, new DropIndex(table.name(), one, false));
			this.keys.drop(table.name(), one);
		});
		return table.withConstraints(constraints)
			.withIndexes(indexes)
			.withColumns(Usage.isPartition(table) ? table.columns()
					: table.columns().stream().map((column) -> released(table.name(), column)).toList());
	}

	// Foreign keys have a comparison of their own
	private boolean isInTheWay(QualifiedName table, Constraint constraint) {
		return !(constraint instanceof Constraint.ForeignKey)
				&& (Usage.expressions(constraint).stream().anyMatch(this.disturbance::touchesType)
						|| replaced(table).stream().anyMatch((column) -> Usage.uses(constraint, column)));
	}

	private boolean isInTheWay(QualifiedName table, Index index) {
		return Usage.expressions(index).stream().anyMatch(this.disturbance::touchesType)
				|| replaced(table).stream().anyMatch((column) -> Usage.uses(index, column));
	}

	private List<String> replaced(QualifiedName table) {
		return this.disturbance.retyped()
			.stream()
			.filter((column) -> column.table().equals(table) && this.disturbance.isReplaced(column))
			.map(ColumnName::column)
			.sorted()
			.toList();
	}

	private Column released(QualifiedName table, Column column) {
		String type = released(column.type());
		boolean clears = column.value() instanceof ColumnValue.Default value
				&& !this.disturbance.touchesEnum(column.type())
				&& (!type.equals(column.type()) || this.disturbance.touchesType(value.expression()));
		if (Usage.isGenerated(column) || (type.equals(column.type()) && !clears)) {
			return withoutIdentity(table, column);
		}
		Column released = column.withType(type).withValue(clears ? null : column.value());
		String back = type.equals(column.type()) ? null : this.rules.conversion(column.name(), type, column.type());
		this.changes.add(Phase.RELEASE_COLUMN, new AlterColumn(table, column, released, null, back));
		return released;
	}

	// The server makes a sequence for it, and another one may get its name
	private Column withoutIdentity(QualifiedName table, Column column) {
		QualifiedName sequence = Names.ofIdentity(table, column.name());
		Table wanted = this.desired.tables().get(table);
		Column to = (wanted != null) ? wanted.column(column.name()) : null;
		if (!Usage.isIdentity(column) || this.current.sequences().containsKey(sequence)
				|| !this.desired.sequences().containsKey(sequence) || (to != null && Usage.isIdentity(to))) {
			return column;
		}
		Column released = column.withValue(null);
		this.changes.add(Phase.RELEASE_COLUMN, new AlterColumn(table, column, released, null, null));
		return released;
	}

	// An enum that is rebuilt converts its columns by itself
	private String released(String type) {
		UserType replaced = this.disturbance.replacedTypes()
			.stream()
			.filter(SqlText.of(type)::hasName)
			.map(this.current.types()::get)
			.findFirst()
			.orElse(null);
		if (replaced == null) {
			return type;
		}
		String base = replaced instanceof DomainType domain ? released(domain.baseType()) : ANY_ENUM;
		return (type.endsWith("[]") && !base.endsWith("[]")) ? base + "[]" : base;
	}

	/**
	 * A sequence whose column goes would go with it, unseen.
	 */
	private Sequence released(Sequence sequence) {
		ColumnName owner = sequence.owner();
		if (owner == null || stays(owner)) {
			return sequence;
		}
		Sequence released = new Sequence(sequence.name(), sequence.type(), sequence.options(), null,
				sequence.comment());
		this.changes.add(Phase.RELEASE_COLUMN, new AlterSequence(sequence, released));
		return released;
	}

	private boolean stays(ColumnName owner) {
		Table table = this.current.tables().get(owner.table());
		if (table == null) {
			return true;
		}
		@Nullable Table to = this.desired.tables().get(owner.table());
		return to != null && to.column(owner.column()) != null
				&& !this.disturbance.recreatedTables().contains(owner.table());
	}

	private void dropTypes() {
		List<UserType> types = new ArrayList<>(Topology.sort(this.disturbance.replacedTypes()
			.stream()
			.sorted(Contents.BY_NAME)
			.map((name) -> Objects.requireNonNull(this.current.types().get(name)))
			.toList(), (type, other) -> Usage.names(Usage.texts(type), other.name())));
		Collections.reverse(types);
		types.forEach((type) -> this.changes.add(Phase.RELEASE_TYPE, new DropType(type)));
		this.current.types().keySet().removeAll(this.disturbance.replacedTypes());
	}

}
