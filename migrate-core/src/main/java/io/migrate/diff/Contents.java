package io.migrate.diff;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Extension;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.UserType;
import io.migrate.schema.View;

/**
 * What a schema has, by name and in the order of names, to be taken out of and added to.
 * For one thread.
 */
final class Contents {

	static final Comparator<QualifiedName> BY_NAME = Comparator
		.comparing((QualifiedName name) -> Objects.requireNonNullElse(name.schema(), ""))
		.thenComparing(QualifiedName::name);

	private final Set<String> namespaces;

	private final Map<String, Extension> extensions = new TreeMap<>();

	private final Map<QualifiedName, UserType> types = new TreeMap<>(BY_NAME);

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>(BY_NAME);

	private final Map<QualifiedName, Table> tables = new TreeMap<>(BY_NAME);

	private final Map<QualifiedName, View> views = new TreeMap<>(BY_NAME);

	private final Map<String, Routine> routines = new TreeMap<>();

	private final Map<String, Trigger> triggers = new TreeMap<>();

	Contents(Schema schema, Visibility visibility) {
		this.namespaces = new TreeSet<>(schema.namespaces());
		schema.extensions()
			.stream()
			.filter((extension) -> visibility.has(new QualifiedName(extension.namespace(), extension.name())))
			.forEach((extension) -> this.extensions.put(extension.name(), extension));
		fill(this.types, schema.types(), UserType::name, visibility);
		fill(this.sequences, schema.sequences(), Sequence::name, visibility);
		fill(this.views, schema.views(), View::name, visibility);
		schema.tables()
			.stream()
			.filter((table) -> visibility.hasTable(table.name()))
			.forEach((table) -> this.tables.put(table.name(), table));
		schema.routines()
			.stream()
			.filter((routine) -> visibility.has(routine.name()))
			.forEach((routine) -> this.routines.put(key(routine), routine));
		schema.triggers()
			.stream()
			.filter((trigger) -> visibility.hasTable(trigger.table()))
			.forEach((trigger) -> this.triggers.put(key(trigger), trigger));
	}

	private static <T> void fill(Map<QualifiedName, T> map, Collection<T> things, Function<T, QualifiedName> name,
			Visibility visibility) {
		things.stream()
			.filter((thing) -> visibility.has(name.apply(thing)))
			.forEach((thing) -> map.put(name.apply(thing), thing));
	}

	/**
	 * What is known to be there.
	 * @param <K> the kind of name
	 * @param <V> the kind of thing
	 * @param things the things by name
	 * @param name the name
	 * @return the thing
	 */
	static <K, V> V get(Map<K, V> things, K name) {
		return Objects.requireNonNull(things.get(name));
	}

	static String key(Routine routine) {
		return routine.name() + "(" + routine.arguments() + ")";
	}

	static String key(Trigger trigger) {
		return trigger.table() + " " + trigger.name();
	}

	Set<String> namespaces() {
		return this.namespaces;
	}

	Map<String, Extension> extensions() {
		return this.extensions;
	}

	Map<QualifiedName, UserType> types() {
		return this.types;
	}

	Map<QualifiedName, Sequence> sequences() {
		return this.sequences;
	}

	Map<QualifiedName, Table> tables() {
		return this.tables;
	}

	Map<QualifiedName, View> views() {
		return this.views;
	}

	Map<String, Routine> routines() {
		return this.routines;
	}

	Map<String, Trigger> triggers() {
		return this.triggers;
	}

}
