package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of a table. Not thread-safe.
 */
final class IndexReader {

	private static final Set<String> AFTER_KEY = Set.of("collate", "asc", "desc", "nulls");

	private final Findings findings;

	private final Table table;

	private final Set<String> columns;

	IndexReader(Findings findings, Table table) {
		this.findings = findings;
		this.table = table;
		this.columns = table.getColumns().stream().map(Names::of).collect(Collectors.toSet());
	}

	List<Index> read() {
		return this.table.getIndexes().values().stream().map(this::read).toList();
	}

	private Index read(org.hibernate.mapping.Index index) {
		Clauses clauses = new Clauses((index.getOptions() != null) ? index.getOptions() : "");
		List<String> include = List.of();
		if (clauses.skip("include")) {
			String text = clauses.brackets();
			include = (text != null) ? keys(text).stream().map(IndexKey::text).toList() : include;
		}
		boolean nullsNotDistinct = clauses.skip("nulls", "not", "distinct");
		String predicate = clauses.skip("where") ? clauses.rest() : null;
		if (!clauses.isEmpty()) {
			this.findings.leaveOut("'" + clauses.rest() + "' of the index " + index.getName());
		}
		return new Index(Names.chosen(index.getName()), Index.BTREE, keys(written(index)), include, index.isUnique(),
				nullsNotDistinct, predicate, true);
	}

	// Hibernate divides at each comma, those of functions included, and writes it so
	// again
	private String written(org.hibernate.mapping.Index index) {
		return index.getSelectables().stream().map((selectable) -> {
			String order = index.getSelectableOrderMap().get(selectable);
			return text(selectable) + ((order != null) ? " " + order : "");
		}).collect(Collectors.joining(", "));
	}

	// What is no column was meant to be an expression; Hibernate would quote it as a
	// whole
	private String text(Selectable selectable) {
		return (selectable instanceof Column column && !this.columns.contains(Names.of(column))) ? column.getName()
				: selectable.getText(this.findings.dialect());
	}

	private List<IndexKey> keys(String text) {
		List<IndexKey> keys = new ArrayList<>();
		Clauses clauses = new Clauses(text);
		while (!clauses.isEmpty()) {
			keys.add(key(new Clauses(clauses.untilComma())));
		}
		return keys;
	}

	private IndexKey key(Clauses clauses) {
		String first = clauses.take();
		String arguments = clauses.brackets();
		QualifiedName collation = clauses.skip("collate") ? new QualifiedName(null, Names.written(clauses.take()))
				: null;
		String operatorClass = clauses.until(AFTER_KEY);
		boolean descending = clauses.skip("desc");
		clauses.skip("asc");
		boolean nullsFirst = clauses.skip("nulls", "first") || (descending && !clauses.skip("nulls", "last"));
		String expression = expression(first, arguments);
		String name = Names.written(expression);
		boolean column = this.columns.contains(name);
		return new IndexKey(column ? name : expression, column, collation,
				operatorClass.isEmpty() ? null : operatorClass, descending, nullsFirst);
	}

	private static String expression(String first, @Nullable String arguments) {
		if (arguments != null) {
			return first + "(" + arguments + ")";
		}
		return first.startsWith("(") ? first.substring(1, first.length() - 1).strip() : first;
	}

}
