package io.migrate.diff;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Gives names to constraints and indexes that have none, as the server would: without a
 * name, nothing could check or drop them later. For one thread.
 */
final class Names {

	private static final int LONGEST = 63;

	// How many have a name: constraints of two tables may have the same
	private final Map<QualifiedName, Integer> taken = new HashMap<>();

	private final Set<QualifiedName> current = new HashSet<>();

	Names(Schema current, Schema desired) {
		take(current);
		this.current.addAll(this.taken.keySet());
		take(desired);
	}

	private void take(Schema schema) {
		schema.tables().forEach((table) -> {
			take(table.name(), table.name().name());
			table.constraints().forEach((constraint) -> take(table.name(), constraint.name()));
			table.indexes().forEach((index) -> take(table.name(), index.name()));
		});
		schema.views().forEach((view) -> {
			take(view.name(), view.name().name());
			view.indexes().forEach((index) -> take(view.name(), index.name()));
		});
		schema.sequences().forEach((sequence) -> take(sequence.name(), sequence.name().name()));
	}

	private void take(QualifiedName table, @Nullable String name) {
		if (name != null) {
			this.taken.merge(new QualifiedName(table.schema(), name), 1, Integer::sum);
		}
	}

	/**
	 * Lets others have the name of a constraint that is dropped before any is added. That
	 * of a key is the name of its index, which may have to stay until there is another.
	 * @param table its table
	 * @param constraint the constraint
	 */
	void release(QualifiedName table, Constraint constraint) {
		if (constraint.name() != null
				&& (constraint instanceof Constraint.Check || constraint instanceof Constraint.ForeignKey)) {
			this.taken.computeIfPresent(new QualifiedName(table.schema(), constraint.name()),
					(name, count) -> (count > 1) ? count - 1 : null);
		}
	}

	Constraint named(Table table, Constraint constraint) {
		return (constraint.name() != null) ? constraint
				: constraint.withName(free(table.name(), columns(table, constraint), label(constraint)));
	}

	Index named(QualifiedName table, Index index) {
		String columns = index.keys()
			.stream()
			.map((key) -> key.column() ? key.text() : "expr")
			.collect(Collectors.joining("_"));
		return (index.name() != null) ? index : index.withName(free(table, columns, "idx"));
	}

	/**
	 * Whether something has a name before anything is done.
	 * @param name the name of a relation
	 * @return {@code true} when it is not free
	 */
	boolean isOfCurrent(QualifiedName name) {
		return this.current.contains(name);
	}

	/**
	 * The name that the server gives to the sequence of an identity, if it is free.
	 * @param table the table
	 * @param column the column
	 * @return the name, in the schema of the table
	 */
	static QualifiedName ofIdentity(QualifiedName table, String column) {
		return new QualifiedName(table.schema(), joined(table.name(), column, "seq"));
	}

	String of(QualifiedName table, String column, String label) {
		return free(table, column, label);
	}

	/**
	 * A name for something that will have another one in the end.
	 * @param schema where it is
	 * @param name the name that it will have
	 * @return a name that nothing has
	 */
	String of(@Nullable String schema, String name) {
		return free(new QualifiedName(schema, name), "", "new");
	}

	private static String columns(Table table, Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>(String.join("_", Usage.columns(constraint))) {
			@Override
			public String primaryKey(Constraint.PrimaryKey key) {
				return "";
			}

			@Override
			public String unique(Constraint.Unique key) {
				return String.join("_", key.columns());
			}

			@Override
			public String check(Constraint.Check check) {
				List<String> used = table.columns()
					.stream()
					.map((column) -> column.name())
					.filter((column) -> Usage.uses(check, column))
					.toList();
				return (used.size() == 1) ? used.get(0) : "";
			}
		});
	}

	private static String label(Constraint constraint) {
		return constraint.accept(new Constraint.Visitor<>() {
			@Override
			public String primaryKey(Constraint.PrimaryKey key) {
				return "pkey";
			}

			@Override
			public String unique(Constraint.Unique key) {
				return "key";
			}

			@Override
			public String foreignKey(Constraint.ForeignKey key) {
				return "fkey";
			}

			@Override
			public String check(Constraint.Check check) {
				return "check";
			}

			@Override
			public String exclusion(Constraint.Exclusion exclusion) {
				return "excl";
			}
		});
	}

	private String free(QualifiedName table, String columns, String label) {
		String name = joined(table.name(), columns, label);
		for (int number = 1; this.taken.putIfAbsent(new QualifiedName(table.schema(), name), 1) != null; number++) {
			name = joined(table.name(), columns, label + number);
		}
		return name;
	}

	// The longer part is cut, as the server does it
	private static String joined(String table, String columns, String label) {
		String first = table;
		String second = columns;
		while (bytes(join(first, second, label)) > LONGEST) {
			if (bytes(first) > bytes(second)) {
				first = cut(first);
			}
			else {
				second = cut(second);
			}
		}
		return join(first, second, label);
	}

	private static String join(String... parts) {
		return Stream.of(parts).filter((part) -> !part.isEmpty()).collect(Collectors.joining("_"));
	}

	private static String cut(String name) {
		return name.substring(0, name.offsetByCodePoints(name.length(), -1));
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
