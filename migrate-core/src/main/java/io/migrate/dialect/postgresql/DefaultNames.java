package io.migrate.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.UnnamedObjectException;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;

/**
 * The names that the server gives to constraints and indexes that have none, as far as
 * they follow from their columns. Where the name is taken, the server adds a number to
 * it; nobody knows that here.
 */
final class DefaultNames {

	// NAMEDATALEN - 1, in bytes
	private static final int LONGEST = 63;

	private DefaultNames() {
	}

	/**
	 * The name of a constraint.
	 * @param table its table
	 * @param constraint the constraint, with or without a name
	 * @return its own name, or the one that the server gives to it
	 * @throws UnnamedObjectException if that cannot be told
	 */
	static String of(QualifiedName table, Constraint constraint) {
		String name = constraint.name();
		return (name != null) ? name : constraint.accept(new OfConstraint(table));
	}

	/**
	 * The name of an index.
	 * @param table its table
	 * @param index the index, with or without a name
	 * @return its own name, or the one that the server gives to it
	 * @throws UnnamedObjectException if that cannot be told
	 */
	static String of(QualifiedName table, Index index) {
		String name = index.name();
		if (name != null) {
			return name;
		}
		if (!index.keys().stream().allMatch(IndexKey::column)) {
			throw new UnnamedObjectException("An index of " + table);
		}
		return make(table, Stream.concat(index.keys().stream().map(IndexKey::text), index.include().stream()).toList(),
				"idx");
	}

	private static String make(QualifiedName table, List<String> columns, String label) {
		String second = cut(String.join("_", columns), LONGEST);
		int room = LONGEST - label.length() - 1 - (second.isEmpty() ? 0 : 1);
		int first = bytes(table.name());
		int rest = bytes(second);
		while (first + rest > room) {
			if (first > rest) {
				first--;
			}
			else {
				rest--;
			}
		}
		return cut(table.name(), first) + (second.isEmpty() ? "" : "_" + cut(second, rest)) + "_" + label;
	}

	/**
	 * The beginning of a name.
	 * @param name the name
	 * @param length how many bytes there is room for
	 * @return as many whole characters as fit
	 */
	static String cut(String name, int length) {
		int end = name.length();
		while (bytes(name.substring(0, end)) > length) {
			end = name.offsetByCodePoints(end, -1);
		}
		return name.substring(0, end);
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private record OfConstraint(QualifiedName table) implements Constraint.Visitor<String> {

		@Override
		public String primaryKey(Constraint.PrimaryKey constraint) {
			return make(this.table, List.of(), "pkey");
		}

		@Override
		public String unique(Constraint.Unique constraint) {
			return make(this.table,
					Stream.concat(constraint.columns().stream(), constraint.include().stream()).toList(), "key");
		}

		@Override
		public String foreignKey(Constraint.ForeignKey constraint) {
			return make(this.table, constraint.columns(), "fkey");
		}

		// The server looks which columns the condition has
		@Override
		public String check(Constraint.Check constraint) {
			throw new UnnamedObjectException("A check of " + this.table);
		}

		@Override
		public String exclusion(Constraint.Exclusion constraint) {
			throw new UnnamedObjectException("An exclusion constraint of " + this.table);
		}

	}

}
