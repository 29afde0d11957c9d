package io.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.UserType;
import io.migrate.schema.View;

/**
 * A database as a value that is as strict as a server: it refuses what the server would
 * refuse, and also what the server would do unasked, such as dropping an index with its
 * column. Independent of how the main code looks for dependencies only where that is
 * possible without a parser.
 */
final class SchemaState {

	private final Contents contents;

	SchemaState(Schema schema) {
		this.contents = new Contents(schema, new Visibility(SchemaFilter.ALL, List.of()));
		tables().replaceAll((name, table) -> TableCompletion.effective(table));
	}

	Set<String> namespaces() {
		return this.contents.namespaces();
	}

	Map<String, Extension> extensions() {
		return this.contents.extensions();
	}

	Map<QualifiedName, UserType> types() {
		return this.contents.types();
	}

	Map<QualifiedName, Sequence> sequences() {
		return this.contents.sequences();
	}

	Map<QualifiedName, Table> tables() {
		return this.contents.tables();
	}

	Map<QualifiedName, View> views() {
		return this.contents.views();
	}

	Map<String, Routine> routines() {
		return this.contents.routines();
	}

	Map<String, Trigger> triggers() {
		return this.contents.triggers();
	}

	static Schema apply(Schema schema, List<Operation> operations) {
		SchemaState state = new SchemaState(schema);
		TableOperations visitor = new TableOperations(state);
		for (Operation operation : operations) {
			try {
				operation.accept(visitor);
			}
			catch (IllegalStateException ex) {
				throw new IllegalStateException(
						ex.getMessage() + "\n  in " + operation + "\n  of "
								+ operations.stream().map(Operation::toString).collect(Collectors.joining("\n     ")),
						ex);
			}
		}
		return state.schema();
	}

	Schema schema() {
		return new Schema(namespaces(), List.copyOf(extensions().values()), List.copyOf(types().values()),
				List.copyOf(sequences().values()), List.copyOf(tables().values()), List.copyOf(views().values()),
				List.copyOf(routines().values()), List.copyOf(triggers().values()));
	}

	static void require(boolean fine, Object... problem) {
		if (!fine) {
			throw new IllegalStateException(Stream.of(problem).map(String::valueOf).collect(Collectors.joining(" ")));
		}
	}

	Table table(QualifiedName name) {
		Table table = tables().get(name);
		require(table != null, "there is no table", name);
		return Objects.requireNonNull(table);
	}

	Column column(QualifiedName table, String name) {
		Column column = table(table).column(name);
		require(column != null, "there is no column", table, name);
		return Objects.requireNonNull(column);
	}

	Set<QualifiedName> relations() {
		Set<QualifiedName> relations = new HashSet<>(tables().keySet());
		relations.addAll(views().keySet());
		relations.addAll(sequences().keySet());
		tables().values().forEach((table) -> {
			table.indexes().forEach((index) -> relations.add(in(table.name(), index.name())));
			table.constraints()
				.stream()
				.filter(SchemaState::hasIndex)
				.forEach((key) -> relations.add(in(table.name(), key.name())));
		});
		views().values()
			.forEach((view) -> view.indexes().forEach((index) -> relations.add(in(view.name(), index.name()))));
		return relations;
	}

	static boolean hasIndex(Constraint constraint) {
		return !(constraint instanceof Constraint.ForeignKey || constraint instanceof Constraint.Check);
	}

	static QualifiedName in(QualifiedName table, String name) {
		return new QualifiedName(table.schema(), String.valueOf(name));
	}

	void requireFree(QualifiedName relation) {
		require(relation.name().equals("null") || !relations().contains(relation), "the name is taken:", relation);
		require(namespaces().contains(relation.schema()), "there is no schema for", relation);
	}

	/**
	 * Everything that an expression or a type names is there.
	 */
	void requireNamed(List<String> texts) {
		for (String text : texts) {
			SqlText sql = SqlText.of(text);
			for (String word : List.of("mood", "color", "positive", "word")) {
				QualifiedName type = new QualifiedName("public", word);
				require(!sql.hasName(type) || types().containsKey(type), "there is no type", type, "for", text);
			}
			for (String word : List.of("numbers", "counters", "t0_id_seq", "t1_id_seq", "t2_id_seq", "t3_id_seq")) {
				QualifiedName sequence = new QualifiedName("public", word);
				require(!sql.namesInLiterals().contains(sequence) || sequences().containsKey(sequence), "no sequence",
						sequence);
			}
			for (String word : List.of("f0", "f1")) {
				QualifiedName routine = new QualifiedName("public", word);
				require(!sql.hasName(routine)
						|| routines().values().stream().anyMatch((one) -> one.name().equals(routine)), "no routine",
						routine);
			}
			types().values()
				.stream()
				.filter((type) -> sql.hasName(type.name()) && type instanceof EnumType)
				.forEach((type) -> requireValues(text, (EnumType) type));
		}
	}

	private static void requireValues(String text, EnumType type) {
		for (String value : List.of("low", "mid", "high", "odd", "red", "green", "blue")) {
			require(!text.contains("'" + value + "'::" + type.name()) || type.values().contains(value), "no value",
					value, "in", type);
		}
	}

	void requireUnusedByViews(QualifiedName table, String column) {
		views().values()
			.forEach((view) -> require(
					!(SqlText.of(view.definition()).hasName(table) && SqlText.of(view.definition()).hasName(column)),
					"the view", view.name(), "uses", table, column));
	}

	void requireUnusedByViews(QualifiedName relation) {
		views().values()
			.forEach((view) -> require(!SqlText.of(view.definition()).hasName(relation), "the view", view.name(),
					"uses", relation));
	}

	Stream<Constraint.ForeignKey> foreignKeysTo(QualifiedName table) {
		return tables().values()
			.stream()
			.flatMap((other) -> other.constraints().stream())
			.filter(Constraint.ForeignKey.class::isInstance)
			.map(Constraint.ForeignKey.class::cast)
			.filter((key) -> key.reference().table().equals(table));
	}

	void requireKey(Table owner, Constraint.Reference reference) {
		Table table = reference.table().equals(owner.name()) ? owner : table(reference.table());
		require(keys(table).contains(Set.copyOf(reference.columns())), "there is no key for", reference);
	}

	static List<Set<String>> keys(Table table) {
		List<Set<String>> keys = new ArrayList<>();
		table.constraints().forEach((constraint) -> {
			if (constraint instanceof Constraint.PrimaryKey key) {
				keys.add(Set.copyOf(key.columns()));
			}
			if (constraint instanceof Constraint.Unique key) {
				keys.add(Set.copyOf(key.columns()));
			}
		});
		table.indexes()
			.stream()
			.filter((index) -> index.unique() && index.predicate() == null)
			.forEach((index) -> keys.add(index.keys().stream().map(IndexKey::text).collect(Collectors.toSet())));
		return keys;
	}

	/**
	 * A key went: nobody may have referred to it.
	 */
	void requireKeysOf(Table table) {
		foreignKeysTo(table.name()).forEach((key) -> requireKey(table, key.reference()));
	}

	void requireTypeUnused(QualifiedName type) {
		tables().values()
			.forEach((table) -> require(!Usage.names(Usage.texts(table), type), "the table", table, "uses", type));
		types().values()
			.stream()
			.filter((other) -> !other.name().equals(type))
			.forEach((other) -> require(!Usage.names(Usage.texts(other), type), "the type", other, "uses", type));
		requireUnusedByViews(type);
	}

	void requireOwned(ColumnName owner) {
		if (owner != null) {
			column(owner.table(), owner.column());
		}
	}

	static Object comparable(UserType type) {
		return (type instanceof DomainType domain) ? domain.checks().size() : type;
	}

	static boolean uses(Table table, String column) {
		return table.constraints().stream().anyMatch((constraint) -> Usage.uses(constraint, column))
				|| table.indexes().stream().anyMatch((index) -> Usage.uses(index, column))
				|| table.columns()
					.stream()
					.anyMatch((other) -> Usage.isGenerated(other)
							&& SqlText.of(String.valueOf(Usage.expression(other.value()))).hasName(column));
	}

	static List<Index> without(List<Index> indexes, Index index) {
		List<Index> left = new ArrayList<>(indexes);
		left.removeIf((other) -> Objects.equals(other.name(), index.name()));
		require(left.size() == indexes.size() - 1, "there is no index", index);
		return left;
	}

}
