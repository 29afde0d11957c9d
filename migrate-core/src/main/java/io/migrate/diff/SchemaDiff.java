package io.migrate.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;

/**
 * Compares two schemas. Immutable and thread-safe.
 * <p>
 * Constraints and indexes are compared by what they are: a name that nobody gave fits
 * any, and the same thing under another name is renamed. The order of columns, the
 * version of an extension, a constraint that was not validated and an index whose build
 * failed are no differences.
 */
public final class SchemaDiff {

	private final DiffRules rules;

	/**
	 * Creates a comparison.
	 * @param rules knows the types and expressions of both schemas
	 */
	public SchemaDiff(DiffRules rules) {
		this.rules = rules;
	}

	/**
	 * Finds what leads from one schema to another.
	 * @param current what there is
	 * @param desired what is to be; both as one server prints them
	 * @param options how they are compared
	 * @return the operations; none when the schemas are the same
	 */
	public SchemaDifference compare(Schema current, Schema desired, DiffOptions options) {
		Changes changes = new Changes();
		Visibility visibility = Visibility.of(options);
		Renaming renaming = new Renaming(current, desired, visibility, this.rules);
		Schema renamed = renaming.apply(options.renames());
		renaming.addTo(changes);
		Contents from = new Contents(renamed, visibility);
		Contents to = new Contents(desired, visibility);
		new Completion(renamed, from, to, options.scope(), visibility, this.rules).complete();
		Disturbance disturbance = new Disturbance(from, to, this.rules);
		Comparison comparison = new Comparison(from, to, disturbance, changes, new Keys(), new Names(renamed, desired),
				this.rules);
		new Dependents(from, to, disturbance, changes).drop();
		new Preparation(comparison).prepare();
		new EnumRebuild(comparison, renamed).rebuild();
		compare(comparison);
		new Clashes(changes).settle();
		return new SchemaDifference(changes.inOrder(), new SafeForms(comparison).stages(), renaming.unused());
	}

	/**
	 * Gives columns the types of the database where the desired schema is content with
	 * them: what is said of a column is printed otherwise when it has another type.
	 * @param current what there is, as the server prints it
	 * @param written what is to be, as somebody wrote it
	 * @param printed the same as the server prints it
	 * @param options how they are compared
	 * @return what is to be with these types, and everything else as it was written
	 */
	public Schema withKeptTypes(Schema current, Schema written, Schema printed, DiffOptions options) {
		Schema renamed = new Renaming(current, printed, Visibility.of(options), this.rules).apply(options.renames());
		return new KeptTypes(options.scope(), this.rules).in(written, printed, renamed);
	}

	private static void compare(Comparison comparison) {
		new NamespaceDiff(comparison).compare();
		new TypeDiff(comparison).compare();
		new SequenceDiff(comparison).compare();
		ColumnDiff columns = new ColumnDiff(comparison);
		ConstraintDiff constraints = new ConstraintDiff(comparison);
		IndexDiff indexes = new IndexDiff(comparison);
		List<TablePair> pairs = TablePair.of(comparison);
		pairs.forEach((pair) -> {
			// Parts of a table get their columns from it
			if (!Usage.isPartition(pair.from()) || !Usage.isPartition(pair.to())) {
				columns.compare(pair.from(), pair.to());
			}
			Table to = pair.attached(comparison.desired());
			constraints.compare(pair.from(), to);
			indexes.compare(to.name(), pair.from().indexes(), to.indexes());
		});
		ForeignKeyDiff keys = new ForeignKeyDiff(comparison);
		pairs.forEach((pair) -> keys.compare(pair.from(), pair.to()));
		new TableDiff(comparison).compare();
		new ViewDiff(comparison).compare();
	}

	/**
	 * A table that both sides have and that is changed in place.
	 */
	private record TablePair(Table from, Table to) {

		static List<TablePair> of(Comparison comparison) {
			return comparison.current()
				.tables()
				.values()
				.stream()
				.filter((table) -> comparison.desired().tables().containsKey(table.name())
						&& !comparison.disturbance().recreatedTables().contains(table.name()))
				.map((table) -> new TablePair(table, Contents.get(comparison.desired().tables(), table.name())))
				.toList();
		}

		// What becomes a part has to keep what its parent has, which it then has from
		// there
		Table attached(Contents desired) {
			Table parent = (Usage.isPartition(this.to) && !Usage.isPartition(this.from))
					? desired.tables().get(parentOf(this.to)) : null;
			if (parent == null) {
				return this.to;
			}
			Set<Constraint> constraints = parent.constraints()
				.stream()
				.map((constraint) -> constraint.withName(null))
				.collect(Collectors.toSet());
			Set<Index> indexes = parent.indexes()
				.stream()
				.map((index) -> index.withName(null))
				.collect(Collectors.toSet());
			return this.to
				.withConstraints(Stream
					.concat(this.to.constraints().stream(),
							this.from.constraints().stream().filter((own) -> constraints.contains(own.withName(null))))
					.distinct()
					.toList())
				.withIndexes(Stream
					.concat(this.to.indexes().stream(),
							this.from.indexes().stream().filter((own) -> indexes.contains(own.withName(null))))
					.distinct()
					.toList());
		}

		private static QualifiedName parentOf(Table part) {
			return Objects.requireNonNull(Objects.requireNonNull(part.partitioning()).parent());
		}

	}

}
