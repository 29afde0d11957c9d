package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table as Hibernate would make it. Not thread-safe.
 */
final class TableReader {

	private final Findings findings;

	private final List<Sequence> sequences;

	/**
	 * Creates a reader.
	 * @param findings what the reading shares
	 * @param sequences takes sequences that are made with columns
	 */
	TableReader(Findings findings, List<Sequence> sequences) {
		this.findings = findings;
		this.sequences = sequences;
	}

	Table read(org.hibernate.mapping.Table table) {
		QualifiedName name = this.findings.names().qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
		List<Column> columns = new ArrayList<>();
		List<Constraint> checks = new ArrayList<>();
		Set<String> unique = new HashSet<>();
		Set<org.hibernate.mapping.Column> key = key(table);
		for (org.hibernate.mapping.Column mapped : keyFirst(table, key)) {
			ColumnReader reader = new ColumnReader(this.findings, name, mapped);
			Column column = reader.read(key.contains(mapped));
			columns.add(column);
			checks.addAll(reader.checks());
			if (reader.isUnique()) {
				unique.add(column.name());
			}
			Sequence sequence = reader.sequence();
			if (sequence != null) {
				this.sequences.add(sequence);
			}
		}
		List<Constraint> constraints = new ArrayList<>(new ConstraintReader(this.findings, table).read(unique));
		constraints.addAll(checks);
		return new Table(name, columns, constraints, new IndexReader(this.findings, table).read(),
				partitioning(name, table), table.getComment());
	}

	private static Set<org.hibernate.mapping.Column> key(org.hibernate.mapping.Table table) {
		return (table.getPrimaryKey() != null) ? new LinkedHashSet<>(table.getPrimaryKey().getColumns()) : Set.of();
	}

	// Hibernate's order saves space, and readers look for the key first
	private static Set<org.hibernate.mapping.Column> keyFirst(org.hibernate.mapping.Table table,
			Set<org.hibernate.mapping.Column> key) {
		Set<org.hibernate.mapping.Column> columns = new LinkedHashSet<>();
		key.forEach((column) -> columns.add(table.getColumn(column)));
		columns.addAll(table.getColumns());
		return columns;
	}

	private @Nullable Partitioning partitioning(QualifiedName name, org.hibernate.mapping.Table table) {
		leaveOut(table.getExtraDeclarations(), name);
		String options = table.getOptions();
		Clauses clauses = new Clauses((options != null) ? options : "");
		Partitioning partitioning = clauses.skip("partition", "by")
				? new Partitioning(clauses.take() + " " + clauses.take(), null, null) : null;
		leaveOut(clauses.rest(), name);
		return partitioning;
	}

	private void leaveOut(@Nullable String text, QualifiedName table) {
		if (text != null && !text.isEmpty()) {
			this.findings.leaveOut("'" + text + "' of the table " + table);
		}
	}

}
