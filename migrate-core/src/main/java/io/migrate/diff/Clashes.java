package io.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTable;
import io.migrate.operation.CreateView;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTable;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameIndex;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a name is free when something gets it: what has it and goes at the end
 * goes before, and names are given on in order, in a circle by way of one that nobody
 * has.
 */
final class Clashes {

	private static final String DETOUR = "_renamed";

	private final Changes changes;

	private final Set<QualifiedName> wanted = new HashSet<>();

	Clashes(Changes changes) {
		this.changes = changes;
	}

	void settle() {
		Stream
			.of(Phase.RENAME, Phase.CREATE_SEQUENCE, Phase.ADD_CONSTRAINT, Phase.ADD_KEY, Phase.CREATE_TABLE,
					Phase.CREATE_INDEX, Phase.CREATE_VIEW)
			.flatMap((phase) -> this.changes.in(phase).stream())
			.flatMap((operation) -> operation.accept(new Relations()))
			.forEach(this.wanted::add);
		List<Operation> indexes = clashing(Phase.DROP_UNUSED_INDEX);
		List<Operation> sequences = clashing(Phase.DROP_SEQUENCE);
		this.changes.move(Phase.DROP_UNUSED_INDEX, Phase.DROP_INDEX, indexes);
		if (!sequences.isEmpty() || !clashing(Phase.DROP_TABLE).isEmpty()) {
			// All of them, since one may refer to another
			this.changes.move(Phase.DROP_TABLE, Phase.RELEASE_TABLE, List.copyOf(this.changes.in(Phase.DROP_TABLE)));
		}
		this.changes.move(Phase.DROP_SEQUENCE, Phase.RELEASE_SEQUENCE, sequences);
		this.changes.replace(Phase.RENAME, inOrder(this.changes.in(Phase.RENAME)));
	}

	private List<Operation> clashing(Phase phase) {
		return this.changes.in(phase)
			.stream()
			.filter((operation) -> operation.accept(new Relations()).anyMatch(this.wanted::contains))
			.toList();
	}

	private static List<Operation> inOrder(List<Operation> operations) {
		List<Rename> left = new ArrayList<>(operations.stream().map(Rename::of).toList());
		List<Operation> sorted = new ArrayList<>();
		while (!left.isEmpty()) {
			Rename next = left.stream()
				.filter((rename) -> left.stream()
					.noneMatch((other) -> other != rename && other.from().equals(rename.target())))
				.findFirst()
				.orElse(null);
			if (next == null) {
				Rename first = left.remove(0);
				String detour = first.from().name() + DETOUR;
				sorted.add(first.between(first.from().name(), detour));
				left.add(new Rename(new QualifiedName(first.from().schema(), detour), first.to(), first.table()));
			}
			else {
				left.remove(next);
				sorted.add(next.between(next.from().name(), next.to()));
			}
		}
		return sorted;
	}

	/**
	 * Another name for a constraint or an index.
	 */
	private record Rename(QualifiedName from, String to, @Nullable QualifiedName table) {

		static Rename of(Operation operation) {
			if (operation instanceof RenameConstraint rename) {
				return new Rename(new QualifiedName(rename.table().schema(), rename.from()), rename.to(),
						rename.table());
			}
			RenameIndex rename = (RenameIndex) operation;
			return new Rename(rename.from(), rename.to(), null);
		}

		QualifiedName target() {
			return new QualifiedName(this.from.schema(), this.to);
		}

		Operation between(String first, String second) {
			return (this.table != null) ? new RenameConstraint(this.table, first, second)
					: new RenameIndex(new QualifiedName(this.from.schema(), first), second);
		}

	}

	/**
	 * The names that an operation needs, or sets free.
	 */
	private static final class Relations extends SelectiveVisitor<Stream<QualifiedName>> {

		Relations() {
			super((operation) -> Stream.empty());
		}

		@Override
		public Stream<QualifiedName> createTable(CreateTable operation) {
			return of(operation.table());
		}

		@Override
		public Stream<QualifiedName> dropTable(DropTable operation) {
			return of(operation.table());
		}

		private static Stream<QualifiedName> of(Table table) {
			Stream<@Nullable String> names = Stream.concat(table.constraints().stream().map(Constraint::name),
					table.indexes().stream().map(Index::name));
			Stream<QualifiedName> sequences = table.columns()
				.stream()
				.filter(Usage::isIdentity)
				.map((column) -> Names.ofIdentity(table.name(), column.name()));
			return Stream.concat(Stream.concat(Stream.of(table.name()), sequences), names.filter(Objects::nonNull)
				.map((name) -> new QualifiedName(table.name().schema(), Objects.requireNonNull(name))));
		}

		private static Stream<QualifiedName> of(QualifiedName table, @Nullable String name) {
			return (name != null) ? Stream.of(new QualifiedName(table.schema(), name)) : Stream.empty();
		}

		@Override
		public Stream<QualifiedName> addConstraint(AddConstraint operation) {
			return of(operation.table(), operation.constraint().name());
		}

		@Override
		public Stream<QualifiedName> renameConstraint(RenameConstraint operation) {
			return of(operation.table(), operation.to());
		}

		@Override
		public Stream<QualifiedName> createIndex(CreateIndex operation) {
			return of(operation.table(), operation.index().name());
		}

		@Override
		public Stream<QualifiedName> dropIndex(DropIndex operation) {
			return of(operation.table(), operation.index().name());
		}

		@Override
		public Stream<QualifiedName> renameIndex(RenameIndex operation) {
			return of(operation.from(), operation.to());
		}

		@Override
		public Stream<QualifiedName> createSequence(CreateSequence operation) {
			return Stream.of(operation.sequence().name());
		}

		@Override
		public Stream<QualifiedName> dropSequence(DropSequence operation) {
			return Stream.of(operation.sequence().name());
		}

		@Override
		public Stream<QualifiedName> createView(CreateView operation) {
			return Stream.of(operation.view().name());
		}

	}

}
