package io.migrate.diff;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * What changes so much that others which use it have to make way.
 */
final class Disturbance {

	private final Contents current;

	private final Contents desired;

	private final DiffRules rules;

	private final Set<QualifiedName> rebuiltEnums = new LinkedHashSet<>();

	private final Set<QualifiedName> replacedTypes = new LinkedHashSet<>();

	private final Set<QualifiedName> recreatedTables = new LinkedHashSet<>();

	private final Set<ColumnName> retyped = new HashSet<>();

	private final Set<ColumnName> replaced = new HashSet<>();

	private final Set<ColumnName> rewritten = new HashSet<>();

	Disturbance(Contents current, Contents desired, DiffRules rules) {
		this.current = current;
		this.desired = desired;
		this.rules = rules;
		current.types().values().forEach(this::findType);
		findDependentTypes();
		current.tables().values().forEach(this::findTable);
		findPartitions();
		current.tables().values().forEach(this::findColumns);
	}

	private void findType(UserType type) {
		UserType to = this.desired.types().get(type.name());
		if (to == null) {
			return;
		}
		boolean rebuilt = type instanceof EnumType from && to instanceof EnumType enumeration
				&& !EnumValues.canBeAdded(from, enumeration);
		boolean replaced = type instanceof DomainType from ? !(to instanceof DomainType domain
				&& domain.baseType().equals(from.baseType()) && Objects.equals(domain.collation(), from.collation()))
				: !(to instanceof EnumType);
		if (rebuilt) {
			this.rebuiltEnums.add(type.name());
		}
		if (replaced) {
			this.replacedTypes.add(type.name());
		}
	}

	// A domain goes with the type that it narrows
	private void findDependentTypes() {
		boolean found = true;
		while (found) {
			found = this.current.types()
				.values()
				.stream()
				.filter((type) -> type instanceof DomainType domain && isDisturbed(domain.baseType()))
				.map(UserType::name)
				.toList()
				.stream()
				.anyMatch(this.replacedTypes::add);
		}
	}

	private boolean isDisturbed(String type) {
		SqlText text = SqlText.of(type);
		return this.rebuiltEnums.stream().anyMatch(text::hasName)
				|| this.replacedTypes.stream().anyMatch(text::hasName);
	}

	private void findTable(Table table) {
		Table to = this.desired.tables().get(table.name());
		if (to != null && !Objects.equals(key(table.partitioning()), key(to.partitioning()))) {
			this.recreatedTables.add(table.name());
		}
	}

	private static @Nullable String key(@Nullable Partitioning partitioning) {
		return (partitioning != null) ? partitioning.key() : null;
	}

	private void findPartitions() {
		boolean found = true;
		while (found) {
			found = this.current.tables()
				.values()
				.stream()
				.filter((table) -> table.partitioning() != null && table.partitioning().parent() != null
						&& this.recreatedTables.contains(table.partitioning().parent()))
				.map(Table::name)
				.toList()
				.stream()
				.anyMatch(this.recreatedTables::add);
		}
	}

	private void findColumns(Table table) {
		Table to = this.desired.tables().get(table.name());
		if (to == null || this.recreatedTables.contains(table.name())) {
			return;
		}
		for (Column column : table.columns()) {
			Column other = to.column(column.name());
			if (other != null) {
				findColumn(new ColumnName(table.name(), column.name()), column, other);
			}
			else if (isDisturbed(column.type()) || Usage.isGenerated(column)) {
				this.retyped.add(new ColumnName(table.name(), column.name()));
			}
		}
		table.columns().stream().filter(Usage::isGenerated).forEach((column) -> findGenerated(table, to, column));
	}

	private void findColumn(ColumnName name, Column from, Column to) {
		if (isReplaced(from, to)) {
			this.replaced.add(name);
		}
		if (!from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation())
				|| isDisturbed(from.type()) || isReplaced(from, to)) {
			this.retyped.add(name);
		}
		if (rewrites(from.type(), to.type()) || isDisturbed(from.type()) || isReplaced(from, to)) {
			this.rewritten.add(name);
		}
	}

	private boolean rewrites(String from, String to) {
		return !from.equals(to)
				&& this.rules.rewrites(Domains.base(this.current, from), Domains.base(this.desired, to));
	}

	// What is computed from other columns is computed anew, which loses nothing
	private static boolean isReplaced(Column from, Column to) {
		if (Usage.isGenerated(to)) {
			return !Objects.equals(from.value(), to.value()) || !from.type().equals(to.type())
					|| !Objects.equals(from.collation(), to.collation());
		}
		return from.value() instanceof ColumnValue.Generated generated && !generated.stored();
	}

	private void findGenerated(Table table, Table to, Column generated) {
		SqlText expression = SqlText.of(Objects.requireNonNull(Usage.expression(generated.value())));
		ColumnName name = new ColumnName(table.name(), generated.name());
		boolean touched = table.columns()
			.stream()
			.anyMatch((column) -> isRetyped(new ColumnName(table.name(), column.name()))
					&& expression.hasName(column.name()));
		if ((touched || isDisturbed(Objects.requireNonNull(Usage.expression(generated.value()))))
				&& to.column(generated.name()) != null) {
			this.replaced.add(name);
			this.retyped.add(name);
			this.rewritten.add(name);
		}
	}

	/**
	 * The enums that lose a value or have them in another order: they are made anew, and
	 * their columns are converted.
	 * @return their names
	 */
	Set<QualifiedName> rebuiltEnums() {
		return this.rebuiltEnums;
	}

	/**
	 * Whether a type is one of those enums, or an array of one.
	 * @param type the type of a column
	 * @return {@code true} when it is
	 */
	boolean touchesEnum(String type) {
		return this.rebuiltEnums.stream().anyMatch(SqlText.of(type)::hasName);
	}

	/**
	 * The types that are dropped and made under the same name.
	 * @return their names
	 */
	Set<QualifiedName> replacedTypes() {
		return this.replacedTypes;
	}

	/**
	 * Whether an expression or a type names a type that is made anew.
	 * @param text the expression
	 * @return {@code true} when it does
	 */
	boolean touchesType(String text) {
		return isDisturbed(text);
	}

	Set<QualifiedName> recreatedTables() {
		return this.recreatedTables;
	}

	/**
	 * Whether views and other columns notice what happens to a column.
	 * @param column the column
	 * @return {@code true} when it has another type or collation, or is made anew
	 */
	boolean isRetyped(ColumnName column) {
		return this.retyped.contains(column);
	}

	/**
	 * Whether a column is dropped and added, with its keys and indexes.
	 * @param column the column
	 * @return {@code true} when it is
	 */
	boolean isReplaced(ColumnName column) {
		return this.replaced.contains(column);
	}

	/**
	 * Whether foreign keys over a column would be checked again.
	 * @param column the column
	 * @return {@code true} when its values are written anew
	 */
	boolean isRewritten(ColumnName column) {
		return this.rewritten.contains(column);
	}

	Set<ColumnName> retyped() {
		return this.retyped;
	}

}
