package io.migrate.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;

/**
 * Says what of a database counts. Tables, views, sequences, types, routines and
 * extensions are judged by their names. Columns, constraints, indexes, triggers, and the
 * sequences that a column owns go with their table, and a partition counts only where its
 * parent does. The schemas of the server, temporary tables, and the objects of extensions
 * never count.
 *
 * @param include what counts; everything when there is no pattern
 * @param exclude what does not count, whatever {@code include} says
 * @param hidden tables that nobody is to know of
 */
public record SchemaFilter(List<NamePattern> include, List<NamePattern> exclude, Set<QualifiedName> hidden) {

	/** Everything counts. */
	public static final SchemaFilter ALL = new SchemaFilter(List.of(), List.of(), Set.of());

	public SchemaFilter {
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
		hidden = Set.copyOf(hidden);
	}

	/**
	 * Reads patterns.
	 * @param include what counts, see {@link NamePattern#parse}; everything when there is
	 * none
	 * @param exclude what does not
	 * @return the filter
	 */
	public static SchemaFilter of(List<String> include, List<String> exclude) {
		return new SchemaFilter(include.stream().map(NamePattern::parse).toList(),
				exclude.stream().map(NamePattern::parse).toList(), Set.of());
	}

	/**
	 * The same without more.
	 * @param patterns what does not count either
	 * @return the new filter
	 */
	public SchemaFilter excluding(List<NamePattern> patterns) {
		return new SchemaFilter(this.include, Stream.concat(this.exclude.stream(), patterns.stream()).toList(),
				this.hidden);
	}

	/**
	 * The same without our own tables.
	 * @param tables where they are
	 * @return the new filter
	 */
	public SchemaFilter hiding(HistoryTables tables) {
		Set<QualifiedName> all = new HashSet<>(this.hidden);
		all.addAll(tables.all());
		return new SchemaFilter(this.include, this.exclude, all);
	}

	/**
	 * Whether something counts.
	 * @param name its name
	 * @return {@code true} if it does
	 */
	public boolean has(QualifiedName name) {
		return (this.include.isEmpty() || this.include.stream().anyMatch((pattern) -> pattern.matches(name)))
				&& this.exclude.stream().noneMatch((pattern) -> pattern.matches(name)) && !this.hidden.contains(name);
	}

	/**
	 * Whether a schema counts: whether there may be something in it that does.
	 * @param schema its name
	 * @return {@code true} if it does
	 */
	public boolean hasSchema(String schema) {
		return (this.include.isEmpty() || this.include.stream().anyMatch((pattern) -> pattern.matchesSchema(schema)))
				&& this.exclude.stream()
					.noneMatch((pattern) -> pattern.isWholeSchema() && pattern.matchesSchema(schema));
	}

}
