package io.migrate.dialect.postgresql;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;

/**
 * Finds what of a table is text that only the server can compare.
 */
final class TableTexts {

	private TableTexts() {
	}

	/**
	 * The tables that may still be the same when they are printed once more.
	 * @param current what there is
	 * @param desired what is to be
	 * @param names tables that both have
	 * @return those of them whose texts are not the same
	 */
	static Set<QualifiedName> different(Schema current, Schema desired, Set<QualifiedName> names) {
		Map<QualifiedName, Set<Object>> texts = current.tables()
			.stream()
			.filter((table) -> names.contains(table.name()))
			.collect(Collectors.toMap(Table::name, TableTexts::of));
		return desired.tables()
			.stream()
			.filter((table) -> names.contains(table.name()) && !of(table).equals(texts.get(table.name())))
			.map(Table::name)
			.collect(Collectors.toSet());
	}

	private static Set<Object> of(Table table) {
		Stream<Object> columns = table.columns().stream().flatMap((column) -> Stream.ofNullable(column.value()));
		Stream<Object> constraints = table.constraints()
			.stream()
			.filter(TableTexts::hasExpressions)
			.map((constraint) -> constraint.withName(null));
		Stream<Object> indexes = table.indexes()
			.stream()
			.filter(TableTexts::hasTexts)
			.map((index) -> index.withName(null));
		return Stream.of(columns, constraints, indexes).flatMap(Function.identity()).collect(Collectors.toSet());
	}

	static boolean hasExpressions(Table table) {
		return !of(table).isEmpty();
	}

	static boolean hasExpressions(Constraint constraint) {
		return constraint instanceof Constraint.Check || constraint instanceof Constraint.Exclusion;
	}

	static boolean hasTexts(Index index) {
		return index.predicate() != null || !index.method().equals(Index.BTREE)
				|| index.keys().stream().anyMatch(TableTexts::hasTexts);
	}

	private static boolean hasTexts(IndexKey key) {
		return !key.column() || key.operatorClass() != null || key.collation() != null;
	}

}
