package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import io.migrate.schema.Column;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;

/**
 * Puts schemas together that share a database, and may share tables.
 */
final class SchemaUnion {

	private SchemaUnion() {
	}

	/**
	 * What two schemas have together. Of what both have in different ways, the first one
	 * decides.
	 * @param first a schema
	 * @param second another one
	 * @return both
	 */
	static Schema of(Schema first, Schema second) {
		Set<String> namespaces = new HashSet<>(first.namespaces());
		namespaces.addAll(second.namespaces());
		return new Schema(namespaces, List.of(), union(first.types(), second.types(), UserType::name, (a, b) -> a),
				union(first.sequences(), second.sequences(), Sequence::name, (a, b) -> a),
				union(first.tables(), second.tables(), Table::name, SchemaUnion::table),
				union(first.views(), second.views(), View::name, (a, b) -> a), List.of(), List.of());
	}

	private static Table table(Table first, Table second) {
		return new Table(first.name(), union(first.columns(), second.columns(), Column::name, (a, b) -> a),
				union(first.constraints(), second.constraints(), Function.identity(), (a, b) -> a),
				union(first.indexes(), second.indexes(), Function.identity(), (a, b) -> a),
				(first.partitioning() != null) ? first.partitioning() : second.partitioning(),
				(first.comment() != null) ? first.comment() : second.comment());
	}

	private static <T, K> List<T> union(Collection<T> first, Collection<T> second, Function<T, K> key,
			BinaryOperator<T> both) {
		Map<K, T> union = new LinkedHashMap<>();
		first.forEach((item) -> union.put(key.apply(item), item));
		second.forEach((item) -> union.merge(key.apply(item), item, both));
		return new ArrayList<>(union.values());
	}

}
