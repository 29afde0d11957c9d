package io.migrate.dialect.postgresql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;

/**
 * A table that can be filled.
 *
 * @param id its number in the catalog
 * @param name its name
 * @param columns its columns
 * @param rules what its rows must meet
 * @param references where its foreign keys lead
 */
record FillableTable(long id, QualifiedName name, List<Column> columns, List<Rule> rules, List<Reference> references) {

	FillableTable {
		columns = List.copyOf(columns);
		rules = List.copyOf(rules);
		references = List.copyOf(references);
	}

	/**
	 * The columns of its primary key, in their order; none when it has no such key.
	 */
	List<String> key() {
		return this.rules.stream().filter(Rule::isPrimary).findFirst().map(Rule::columns).orElse(List.of());
	}

	/**
	 * Whether rows need rows of other tables.
	 * @param reference where a foreign key leads
	 */
	boolean needs(Reference reference) {
		return reference.table() != this.id && this.columns.stream()
			.filter((column) -> reference.columns().contains(column.name()))
			.allMatch(Column::required);
	}

	/**
	 * The columns that a rule is about.
	 * @param rule the name of a constraint or an index
	 * @return none when it has no such rule
	 */
	Set<String> columnsOf(String rule) {
		Set<String> names = new LinkedHashSet<>();
		this.rules.stream()
			.filter((known) -> known.name().equals(rule))
			.forEach((known) -> names.addAll(known.columns()));
		this.columns.stream()
			.filter((column) -> column.rules().contains(rule))
			.forEach((column) -> names.add(column.name()));
		return names;
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param declared its type as SQL takes it
	 * @param type what its values are made of
	 * @param required whether it cannot be null
	 * @param given whether the server alone decides about its values
	 * @param rules the names of the rules of its domain
	 * @param hints values that the rules hint at
	 */
	record Column(String name, String declared, ValueType type, boolean required, boolean given, Set<String> rules,
			List<String> hints) {

		Column {
			rules = Set.copyOf(rules);
			hints = List.copyOf(hints);
		}

	}

	/**
	 * Something that rows must meet.
	 *
	 * @param name the name of the constraint or the index
	 * @param kind as the catalog has it: {@code p} for a primary key
	 * @param columns what it is about
	 * @param print what it says, empty when that is known without
	 */
	record Rule(String name, String kind, List<String> columns, String print) {

		Rule {
			columns = List.copyOf(columns);
		}

		boolean isPrimary() {
			return this.kind.equals("p");
		}

	}

	/**
	 * Where a foreign key leads.
	 *
	 * @param columns its columns
	 * @param table the number of the table that it leads to
	 * @param parent the name of that table
	 * @param key the columns there
	 */
	record Reference(List<String> columns, long table, QualifiedName parent, List<String> key) {

		Reference {
			columns = List.copyOf(columns);
			key = List.copyOf(key);
		}

	}

}
