package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables.
 */
final class TableDdl {

	// Longer names stand out of their column instead of pushing all types to the right
	private static final int WIDEST_NAME = 32;

	private TableDdl() {
	}

	/**
	 * A part that has columns is made as a table of its own and attached, so that it has
	 * them in their order and with its own names of constraints and indexes; one without
	 * takes everything from its parent.
	 */
	static List<String> create(Table table) {
		Partitioning partitioning = table.partitioning();
		QualifiedName parent = (partitioning != null) ? partitioning.parent() : null;
		List<String> statements = new ArrayList<>();
		if (parent != null && table.columns().isEmpty()) {
			statements.add(partOf(parent, table));
		}
		else {
			statements.add(withColumns(table, parent != null));
		}
		table.constraints()
			.stream()
			.filter(ConstraintDdl::isNotValid)
			.forEach((constraint) -> statements.addAll(ConstraintDdl.add(table.name(), constraint)));
		table.indexes().forEach((index) -> statements.addAll(IndexDdl.create(table.name(), index, false)));
		if (parent != null && !table.columns().isEmpty()) {
			statements.addAll(attach(parent, table.name(), bound(table)));
		}
		statements.addAll(CommentDdl.first("TABLE", table.name(), table.comment()));
		table.columns()
			.forEach((column) -> statements
				.addAll(CommentDdl.change(table.name(), column.name(), null, column.comment())));
		return statements;
	}

	private static String withColumns(Table table, boolean part) {
		List<String> lines = new ArrayList<>();
		int width = table.columns()
			.stream()
			.mapToInt((column) -> SqlNames.quote(column.name()).length())
			.filter((length) -> length <= WIDEST_NAME)
			.max()
			.orElse(0);
		for (Column column : table.columns()) {
			String name = SqlNames.quote(column.name());
			lines.add(name + " ".repeat(Math.max(0, width - name.length()) + 1)
					+ ColumnDdl.definition(part ? withoutIdentity(column) : column));
		}
		lines.addAll(constraints(table));
		return SqlLayout.lines("CREATE TABLE " + SqlNames.quote(table.name()), lines) + key(table.partitioning(), " ");
	}

	// It comes from the parent, and who has one cannot be attached
	private static Column withoutIdentity(Column column) {
		ColumnValue value = column.value();
		boolean identity = value != null && value.<Boolean>match((given) -> false, (given) -> true, (given) -> false);
		return identity ? new Column(column.name(), column.type(), false, null, column.collation(), column.comment())
				: column;
	}

	private static List<String> constraints(Table table) {
		return table.constraints()
			.stream()
			.filter((constraint) -> !ConstraintDdl.isNotValid(constraint))
			.map(ConstraintDdl::definition)
			.toList();
	}

	private static String key(@Nullable Partitioning partitioning, String before) {
		return (partitioning != null && partitioning.key() != null)
				? before + "PARTITION BY " + partitioning.key().strip() : "";
	}

	private static String partOf(QualifiedName parent, Table table) {
		String head = "CREATE TABLE " + SqlNames.quote(table.name()) + " PARTITION OF " + SqlNames.quote(parent);
		List<String> constraints = constraints(table);
		String key = key(table.partitioning(), "");
		return SqlLayout.clauses(constraints.isEmpty() ? head : SqlLayout.lines(head, constraints), bound(table),
				key.isEmpty() ? null : key);
	}

	private static String bound(Table table) {
		Partitioning partitioning = table.partitioning();
		return (partitioning != null && partitioning.bound() != null) ? partitioning.bound().strip() : "DEFAULT";
	}

	static List<String> drop(QualifiedName table) {
		return List.of("DROP TABLE " + SqlNames.quote(table));
	}

	/**
	 * Within its schema, to another one, or both.
	 */
	static List<String> rename(QualifiedName from, QualifiedName to) {
		List<String> statements = new ArrayList<>();
		QualifiedName there = new QualifiedName(from.schema(), to.name());
		if (!from.name().equals(to.name())) {
			statements.add(SqlLayout.clauses(ColumnDdl.alter(from), "RENAME TO " + SqlNames.quote(to.name())));
		}
		String schema = to.schema();
		if (schema != null && !schema.equals(from.schema())) {
			statements.add(SqlLayout.clauses(ColumnDdl.alter(there), "SET SCHEMA " + SqlNames.quote(schema)));
		}
		return statements;
	}

	static List<String> attach(QualifiedName parent, QualifiedName part, String bound) {
		return List
			.of(SqlLayout.clauses(ColumnDdl.alter(parent), "ATTACH PARTITION " + SqlNames.quote(part), bound.strip()));
	}

	static List<String> detach(QualifiedName parent, QualifiedName part) {
		return List.of(SqlLayout.clauses(ColumnDdl.alter(parent), "DETACH PARTITION " + SqlNames.quote(part)));
	}

}
