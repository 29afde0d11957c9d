package io.migrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.FoundTables;
import io.migrate.execute.PendingLoss;
import io.migrate.execute.PendingLoss.Scope;
import io.migrate.execute.ProtectedTablesException;
import io.migrate.schema.NamePattern;

/**
 * What belongs to somebody else.
 *
 * @param patterns which tables those are
 */
record ProtectedTables(List<NamePattern> patterns) {

	static ProtectedTables of(MigrationConfiguration configuration) {
		return new ProtectedTables(configuration.guard().protectedTables().stream().map(NamePattern::parse).toList());
	}

	boolean has(QualifiedName table) {
		return protecting(table).isPresent();
	}

	/**
	 * Makes sure that none of them is taken away.
	 * @param losses what is taken away
	 * @param lookup finds tables by names without a schema, and by schemas
	 * @throws ProtectedTablesException if one is
	 */
	void refuse(List<PendingLoss> losses, BiFunction<Set<String>, Set<String>, FoundTables> lookup) {
		if (this.patterns.isEmpty() || losses.isEmpty()) {
			return;
		}
		FoundTables found = lookup.apply(names(losses, (loss) -> !loss.loss().kind().isOfSchema()),
				names(losses, (loss) -> loss.loss().kind().isOfSchema()));
		Problems problems = new Problems();
		for (PendingLoss loss : losses) {
			Optional<String> objection = loss.loss().kind().isOfSchema() ? schema(loss, found) : table(loss, found);
			objection
				.ifPresent((text) -> problems.add(loss.script(), loss.line(), loss.loss().kind().verb() + " " + text));
		}
		problems.throwIfAny(ProtectedTablesException::new);
	}

	private static Set<String> names(List<PendingLoss> losses, Predicate<PendingLoss> filter) {
		Set<String> names = new HashSet<>();
		losses.stream()
			.filter(filter)
			.map((loss) -> loss.loss().name())
			.filter((name) -> name.schema() == null)
			.forEach((name) -> names.add(name.name()));
		return names;
	}

	private Optional<String> schema(PendingLoss loss, FoundTables found) {
		String schema = loss.loss().name().name();
		return found.all()
			.stream()
			.filter((table) -> schema.equals(table.schema()))
			.sorted(Comparator.comparing(QualifiedName::name))
			.flatMap((table) -> protecting(table).stream()
				.map((pattern) -> schema + " with " + table + ", which '" + pattern + "' protects"))
			.findFirst()
			.or(() -> this.patterns.stream()
				.filter((pattern) -> namesSchema(pattern, schema))
				.findFirst()
				.map((pattern) -> schema + ", where '" + pattern + "' protects tables"));
	}

	private Optional<String> table(PendingLoss loss, FoundTables found) {
		QualifiedName name = loss.loss().name();
		return meant(loss, found).stream()
			.flatMap((table) -> protecting(table).stream()
				.map((pattern) -> protects(pattern, name, table, loss.scope())))
			.findFirst();
	}

	private static String protects(NamePattern pattern, QualifiedName name, QualifiedName table, Scope scope) {
		if (scope == Scope.UNKNOWN && !name.equals(table)) {
			return name + ", and '" + pattern + "' protects " + table
					+ ": the search path or the role was changed before, so write the schema before the name";
		}
		return table + ", which '" + pattern + "' protects";
	}

	/**
	 * What a name may mean, the likeliest first.
	 */
	private static List<QualifiedName> meant(PendingLoss loss, FoundTables found) {
		QualifiedName name = loss.loss().name();
		if (name.schema() != null) {
			return List.of(name);
		}
		List<QualifiedName> meant = new ArrayList<>();
		if (loss.scope() == Scope.UNKNOWN) {
			meant.add(name);
			meant.addAll(namesakes(name, found.all()));
			return meant;
		}
		if (loss.scope() == Scope.SEARCH_PATH) {
			meant.addAll(namesakes(name, found.visible()));
		}
		return meant.isEmpty() ? List.of(new QualifiedName(found.currentSchema(), name.name())) : meant;
	}

	private static List<QualifiedName> namesakes(QualifiedName name, Set<QualifiedName> tables) {
		return tables.stream()
			.filter((table) -> table.name().equals(name.name()))
			.sorted(Comparator.comparing(QualifiedName::toString))
			.toList();
	}

	// One like *.log says nothing about a schema
	private static boolean namesSchema(NamePattern pattern, String schema) {
		return pattern.schema() != null && !pattern.schema().equals("*") && pattern.matchesSchema(schema);
	}

	private Optional<NamePattern> protecting(QualifiedName table) {
		return this.patterns.stream().filter((pattern) -> pattern.matches(table)).findFirst();
	}

}
