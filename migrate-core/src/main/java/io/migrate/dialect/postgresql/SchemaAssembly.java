package io.migrate.dialect.postgresql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.postgresql.RelationCatalog.Kind;
import io.migrate.dialect.postgresql.RelationCatalog.OwnedSequence;
import io.migrate.dialect.postgresql.RelationCatalog.Relation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.ColumnValue.Identity;
import io.migrate.schema.Extension;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what was read, as far as it counts.
 */
final class SchemaAssembly {

	private static final Comparator<QualifiedName> BY_NAME = Comparator
		.comparing(QualifiedName::schema, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(QualifiedName::name);

	private final CatalogReading reading;

	private final SchemaFilter filter;

	// By the column, its table first
	private final Map<List<Long>, SequenceOptions> identities = new HashMap<>();

	SchemaAssembly(CatalogReading reading, SchemaFilter filter) {
		this.reading = reading;
		this.filter = filter;
		for (OwnedSequence sequence : reading.relations().sequences().values()) {
			if (sequence.identity()) {
				this.identities.put(List.of(sequence.owner(), (long) sequence.column()), sequence.options());
			}
		}
	}

	Schema schema() {
		ObjectCatalog objects = this.reading.objects();
		Set<String> namespaces = objects.namespaces()
			.stream()
			.filter(this.filter::hasSchema)
			.collect(Collectors.toSet());
		List<Extension> extensions = objects.extensions()
			.stream()
			.filter((extension) -> this.filter.has(new QualifiedName(extension.namespace(), extension.name())))
			.sorted(Comparator.comparing(Extension::name))
			.toList();
		List<UserType> types = objects.types(this.reading.constraints())
			.stream()
			.filter((type) -> this.filter.has(type.name()))
			.sorted(Comparator.comparing(UserType::name, BY_NAME))
			.toList();
		List<Routine> routines = objects.routines()
			.stream()
			.filter((routine) -> this.filter.has(routine.name()))
			.sorted(Comparator.comparing(Routine::name, BY_NAME).thenComparing(Routine::arguments))
			.toList();
		List<Table> tables = counting(Relation::isTable).stream()
			.map((entry) -> table(entry.getKey(), entry.getValue()))
			.toList();
		List<View> views = counting(Relation::isView).stream()
			.map((entry) -> view(entry.getKey(), entry.getValue()))
			.toList();
		return new Schema(namespaces, extensions, types, sequences(), tables, views, routines, triggers());
	}

	// Relations of some kind that count, by their names
	private List<Map.Entry<Long, Relation>> counting(Predicate<Relation> kind) {
		return this.reading.relations()
			.all()
			.entrySet()
			.stream()
			.filter((entry) -> kind.test(entry.getValue()) && counts(entry.getKey()))
			.sorted(Comparator.comparing((entry) -> entry.getValue().name(), BY_NAME))
			.toList();
	}

	private boolean counts(long id) {
		Relation relation = this.reading.relations().relation(id);
		return relation != null && isThere(id, relation) && this.filter.has(relation.name())
				&& (!relation.isPartition() || counts(relation.parent()));
	}

	private boolean isThere(long id, Relation relation) {
		return !relation.member() && !this.reading.vanished().has(id);
	}

	private List<Sequence> sequences() {
		return this.reading.relations()
			.sequences()
			.entrySet()
			.stream()
			.filter((entry) -> counts(entry.getKey(), entry.getValue()))
			.map((entry) -> sequence(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparing(Sequence::name, BY_NAME))
			.toList();
	}

	private boolean counts(long id, OwnedSequence sequence) {
		if (sequence.owner() == 0) {
			return counts(id);
		}
		return !sequence.identity() && isThere(id, sequence.relation()) && counts(sequence.owner());
	}

	private Sequence sequence(long id, OwnedSequence sequence) {
		Relation owner = this.reading.relations().relation(sequence.owner());
		ColumnCatalog.Entry column = this.reading.columns().column(sequence.owner(), sequence.column());
		ColumnName owned = (owner != null && column != null) ? new ColumnName(owner.name(), column.name()) : null;
		return new Sequence(sequence.relation().name(), sequence.type(), sequence.options(), owned, comment(id));
	}

	private Table table(long id, Relation relation) {
		List<Column> columns = this.reading.columns().of(id).stream().map((entry) -> column(id, entry)).toList();
		return new Table(relation.name(), columns, this.reading.constraints().of(id, this.reading.vanished()),
				this.reading.indexes().of(id), partitioning(relation), comment(id));
	}

	private Column column(long table, ColumnCatalog.Entry entry) {
		return new Column(entry.name(), entry.type(), entry.nullable(), value(table, entry), entry.collation(),
				this.reading.objects().comment(table, entry.number()));
	}

	private @Nullable ColumnValue value(long table, ColumnCatalog.Entry entry) {
		SequenceOptions options = entry.isIdentity() ? identity(table, entry) : null;
		return (options != null) ? new Identity(entry.isAlwaysIdentity(), options) : entry.value();
	}

	// A partition counts with the sequence of its parent
	private @Nullable SequenceOptions identity(long table, ColumnCatalog.Entry entry) {
		SequenceOptions own = this.identities.get(List.of(table, (long) entry.number()));
		Relation relation = this.reading.relations().relation(table);
		if (own != null || relation == null || !relation.isPartition()) {
			return own;
		}
		return this.reading.columns()
			.of(relation.parent())
			.stream()
			.filter((column) -> column.name().equals(entry.name()))
			.findFirst()
			.map((column) -> identity(relation.parent(), column))
			.orElse(null);
	}

	private @Nullable Partitioning partitioning(Relation relation) {
		Relation parent = this.reading.relations().relation(relation.parent());
		return (parent != null || relation.kind() == Kind.DIVIDED_TABLE)
				? new Partitioning(relation.definition(), (parent != null) ? parent.name() : null, relation.bound())
				: null;
	}

	private View view(long id, Relation relation) {
		String definition = String.valueOf(relation.definition()).strip();
		String query = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
		return new View(relation.name(), query, relation.kind() == Kind.MATERIALIZED_VIEW,
				this.reading.indexes().of(id), relation.options(), comment(id));
	}

	private List<Trigger> triggers() {
		return counting((relation) -> relation.isTable() || relation.isView()).stream()
			.flatMap((entry) -> this.reading.objects().triggers(entry.getKey(), entry.getValue().name()).stream())
			.toList();
	}

	private @Nullable String comment(long relation) {
		return this.reading.objects().comment(relation, 0);
	}

}
