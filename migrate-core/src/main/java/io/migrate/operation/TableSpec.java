package io.migrate.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A new table.
 */
public final class TableSpec {

	private final QualifiedName name;

	private final List<ColumnSpec> columns = new ArrayList<>();

	private final List<ConstraintSpec> constraints = new ArrayList<>();

	private final List<IndexSpec> indexes = new ArrayList<>();

	private @Nullable String partitionKey;

	private @Nullable QualifiedName parent;

	private @Nullable String bound;

	private @Nullable String comment;

	private boolean ifNotExists;

	TableSpec(QualifiedName name) {
		this.name = name;
	}

	/**
	 * A column, behind those before.
	 * @param name its name
	 * @param type its type, such as {@code text} or {@code numeric(10, 2)}
	 * @return the column, of which more can be said
	 */
	public ColumnSpec column(String name, String type) {
		ColumnSpec column = new ColumnSpec(name, type);
		this.columns.add(column);
		return column;
	}

	/**
	 * What identifies a row.
	 * @param columns its columns
	 * @return the key, of which more can be said
	 */
	public KeySpec primaryKey(String... columns) {
		return add(new KeySpec(true, List.of(columns)));
	}

	/**
	 * What no two rows have in common.
	 * @param columns its columns
	 * @return the constraint, of which more can be said
	 */
	public KeySpec unique(String... columns) {
		return add(new KeySpec(false, List.of(columns)));
	}

	/**
	 * A reference of several columns; that of one can be said of the column.
	 * @param columns its columns
	 * @return the reference, which must say what it references
	 */
	public ForeignKeySpec foreignKey(String... columns) {
		return add(new ForeignKeySpec(List.of(columns)));
	}

	/**
	 * A condition on each row.
	 * @param name its name
	 * @param condition the condition
	 * @return the constraint, of which more can be said
	 */
	public CheckSpec check(String name, String condition) {
		return add(new CheckSpec(name, List.of(), condition));
	}

	/**
	 * What no two rows may both satisfy.
	 * @param name its name
	 * @param definition what follows {@code EXCLUDE}, such as
	 * {@code USING gist (during WITH &&)}
	 */
	public void exclude(String name, String definition) {
		add(new ExclusionSpec(name, definition));
	}

	private <C extends ConstraintSpec> C add(C constraint) {
		this.constraints.add(constraint);
		return constraint;
	}

	/**
	 * An index.
	 * @param columns its columns
	 * @return the index, of which more can be said; it has the name that PostgreSQL would
	 * give
	 */
	public IndexSpec index(String... columns) {
		IndexSpec index = new IndexSpec(null, List.of(columns));
		this.indexes.add(index);
		return index;
	}

	/**
	 * An index with a name.
	 * @param name its name
	 * @return the index, of which must be said what it is searched by
	 */
	public IndexSpec namedIndex(String name) {
		IndexSpec index = new IndexSpec(name, List.of());
		this.indexes.add(index);
		return index;
	}

	/**
	 * How it is divided.
	 * @param key such as {@code RANGE (created_at)}
	 */
	public void partitionBy(String key) {
		this.partitionKey = key;
	}

	/**
	 * What it is a part of. Without columns it has those of the parent; with columns it
	 * is made by itself and attached.
	 * @param parent the table that is divided
	 * @param bound which part, such as {@code FOR VALUES FROM (1) TO (2)} or
	 * {@code DEFAULT}
	 */
	public void partitionOf(String parent, String bound) {
		this.parent = Names.parse(parent);
		this.bound = bound;
	}

	/**
	 * What people say about it.
	 * @param comment a text
	 */
	public void comment(String comment) {
		this.comment = comment;
	}

	/**
	 * Leaves a table of this name that is there already as it is.
	 */
	public void ifNotExists() {
		this.ifNotExists = true;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("name", this.name.name());
		mistakes.names("column", this.columns.stream().map(ColumnSpec::name).toList());
		List<ConstraintSpec> all = Stream
			.concat(this.columns.stream().flatMap((column) -> column.constraints().stream()), this.constraints.stream())
			.toList();
		checkColumns(all, mistakes);
		List<Column> made = this.columns.stream().map((column) -> column.column(mistakes)).toList();
		List<Index> keyed = this.indexes.stream().map((index) -> index.index(this.name, mistakes)).toList();
		Partitioning partitioning = (this.partitionKey == null && this.parent == null) ? null
				: new Partitioning(this.partitionKey, this.parent, this.bound);
		return List.of(new CreateTable(
				new Table(this.name, made, named(all, mistakes), keyed, partitioning, this.comment), this.ifNotExists));
	}

	// Two that would get the same name leave it to the server, which numbers them
	private List<Constraint> named(List<ConstraintSpec> all, Mistakes mistakes) {
		Set<String> names = new HashSet<>();
		List<Constraint> made = new ArrayList<>();
		for (ConstraintSpec spec : all) {
			Constraint constraint = spec.constraint(this.name, mistakes);
			String given = constraint.name();
			made.add((given == null || names.add(given)) ? constraint : constraint.withName(null));
		}
		return made;
	}

	private void checkColumns(List<ConstraintSpec> all, Mistakes mistakes) {
		long keys = all.stream().filter((spec) -> spec instanceof KeySpec key && key.isPrimary()).count();
		mistakes.check(keys <= 1, "has " + keys + " primary keys; name all columns in one");
		if (this.parent != null) {
			return;
		}
		Set<String> known = new HashSet<>(this.columns.stream().map(ColumnSpec::name).toList());
		Stream
			.concat(all.stream().flatMap((spec) -> spec.columns().stream()),
					this.indexes.stream().flatMap((index) -> index.columns().stream()))
			.filter((column) -> !known.contains(column))
			.distinct()
			.forEach((column) -> mistakes.add("speaks of the column " + column + ", which it does not have"));
	}

}
