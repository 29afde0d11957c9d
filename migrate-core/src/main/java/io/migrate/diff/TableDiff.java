package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateTable;
import io.migrate.operation.DetachPartition;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropTable;
import io.migrate.operation.SetComment;
import io.migrate.schema.Constraint;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes and drops tables, in an order in which foreign keys allow it: where they go in a
 * circle, one of them comes later or goes sooner.
 */
final class TableDiff {

	private final Comparison comparison;

	private final Contents current;

	private final Contents desired;

	private final Changes changes;

	TableDiff(Comparison comparison) {
		this.comparison = comparison;
		this.current = comparison.current();
		this.desired = comparison.desired();
		this.changes = comparison.changes();
	}

	void compare() {
		List<Table> dropped = this.current.tables().values().stream().filter((table) -> !stays(table)).toList();
		Set<QualifiedName> gone = new HashSet<>();
		drop(Phase.RELEASE_TABLE, dropped.stream().filter(this::isInTheWay).toList(), gone);
		drop(Phase.DROP_TABLE, dropped.stream().filter((table) -> !isInTheWay(table)).toList(), gone);
		create(this.desired.tables().values().stream().filter((table) -> !stays(table)).toList());
		this.desired.tables().values().stream().filter(this::stays).forEach((table) -> {
			Table from = Objects.requireNonNull(this.current.tables().get(table.name()));
			compareParts(from, table);
			if (!Objects.equals(from.comment(), table.comment())) {
				this.changes.add(Phase.COMMENT,
						new SetComment(SetComment.Commented.TABLE, table.name(), from.comment(), table.comment()));
			}
		});
	}

	private boolean stays(Table table) {
		return this.current.tables().containsKey(table.name()) && this.desired.tables().containsKey(table.name())
				&& !this.comparison.disturbance().recreatedTables().contains(table.name());
	}

	private boolean isInTheWay(Table table) {
		Table parent = parent(table, this.current);
		return this.desired.tables().containsKey(table.name()) || isPartOfStaying(table)
				|| (parent != null && isInTheWay(parent))
				|| Usage.texts(table).stream().anyMatch(this.comparison.disturbance()::touchesType);
	}

	// Its columns change with those of its parent, and could not be made again as they
	// are
	private boolean isPartOfStaying(Table table) {
		Table parent = parent(table, this.current);
		return parent != null && stays(parent);
	}

	private static @Nullable Table parent(Table table, Contents contents) {
		QualifiedName parent = (table.partitioning() != null) ? table.partitioning().parent() : null;
		return (parent != null) ? contents.tables().get(parent) : null;
	}

	private void create(List<Table> tables) {
		List<Table> later = sorted(tables);
		for (Table table : List.copyOf(later)) {
			Set<QualifiedName> open = withParents(later, this.desired);
			List<Constraint> split = new ArrayList<>();
			List<Constraint> own = new ArrayList<>();
			table.constraints()
				.forEach((constraint) -> (refersTo(open, table, constraint) ? split : own).add(constraint));
			this.changes.add(Phase.CREATE_TABLE, new CreateTable(part(table.withConstraints(own))));
			split.forEach((key) -> this.changes.add(Phase.ADD_FOREIGN_KEY,
					new AddConstraint(table.name(), this.comparison.names().named(table, key))));
			later.remove(table);
		}
	}

	private void drop(Phase phase, List<Table> tables, Set<QualifiedName> gone) {
		List<Table> sorted = sorted(tables);
		Collections.reverse(sorted);
		for (Table table : sorted) {
			List<Constraint> kept = new ArrayList<>(table.constraints());
			kept.removeIf((constraint) -> refersTo(gone, table, constraint) || refersToDroppedKey(constraint));
			table.constraints()
				.stream()
				.filter((constraint) -> !kept.contains(constraint))
				.forEach((key) -> this.changes.add(Phase.DROP_FOREIGN_KEY, new DropConstraint(table.name(), key)));
			this.changes.add(phase, new DropTable(part(table.withConstraints(kept))));
			gone.addAll(withParents(List.of(table), this.current));
		}
	}

	// It gets its columns, keys and checks from its parent
	private static Table part(Table table) {
		return Usage.isPartition(table) ? table.withColumns(List.of()) : table;
	}

	private boolean refersToDroppedKey(Constraint constraint) {
		Constraint.Reference reference = reference(constraint);
		return reference != null && (this.comparison.keys().isDropped(reference)
				|| this.comparison.disturbance().recreatedTables().contains(reference.table()));
	}

	private static boolean refersTo(Set<QualifiedName> tables, Table table, Constraint constraint) {
		Constraint.Reference reference = reference(constraint);
		return reference != null && tables.contains(reference.table()) && !reference.table().equals(table.name());
	}

	static Constraint.@Nullable Reference reference(Constraint constraint) {
		return (constraint instanceof Constraint.ForeignKey key) ? key.reference() : null;
	}

	// Who refers to a table that is divided refers to its parts
	private static Set<QualifiedName> withParents(Collection<Table> tables, Contents contents) {
		Set<QualifiedName> names = new HashSet<>();
		for (Table table : tables) {
			Table next = table;
			while (next != null && names.add(next.name())) {
				next = parent(next, contents);
			}
		}
		return names;
	}

	// What is referred to first, and what is divided before its parts, which follow it
	private static List<Table> sorted(Collection<Table> tables) {
		List<Table> partsFirst = tables.stream()
			.sorted(Comparator.comparing((table) -> !Usage.isPartition(table)))
			.toList();
		return Topology.sort(partsFirst, (table, other) -> isPartOf(table, other)
				|| table.constraints().stream().anyMatch((key) -> refersTo(Set.of(other.name()), table, key)));
	}

	private static boolean isPartOf(Table table, Table other) {
		return table.partitioning() != null && other.name().equals(table.partitioning().parent());
	}

	private void compareParts(Table from, Table to) {
		Partitioning before = from.partitioning();
		Partitioning after = to.partitioning();
		if (before != null && before.parent() != null && before.bound() != null && !isSamePart(before, after)) {
			this.changes.add(Phase.RELEASE_COLUMN, new DetachPartition(before.parent(), from.name(), before.bound()));
		}
		if (after != null && after.parent() != null && after.bound() != null && !isSamePart(after, before)) {
			this.changes.add(Phase.ATTACH_PARTITION, new AttachPartition(after.parent(), to.name(), after.bound()));
		}
	}

	private static boolean isSamePart(Partitioning one, @Nullable Partitioning other) {
		return other != null && Objects.equals(one.parent(), other.parent())
				&& Objects.equals(one.bound(), other.bound());
	}

}
