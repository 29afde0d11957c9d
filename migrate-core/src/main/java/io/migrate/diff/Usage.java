package io.migrate.diff;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * What parts of tables use.
 */
final class Usage {

	private Usage() {
	}

	/**
	 * Whether a constraint uses a column of its table.
	 * @param constraint the constraint
	 * @param column the column
	 * @return {@code true} when it does, or may do
	 */
	static boolean uses(Constraint constraint, String column) {
		return columns(constraint).contains(column) || uses(expressions(constraint), column);
	}

	static boolean uses(Index index, String column) {
		return index.include().contains(column)
				|| index.keys().stream().anyMatch((key) -> key.column() && key.text().equals(column))
				|| uses(expressions(index), column);
	}

	static boolean uses(Column generated, String column) {
		return uses(expressions(generated), column);
	}

	private static boolean uses(List<String> expressions, String column) {
		return expressions.stream().anyMatch((expression) -> SqlText.of(expression).hasName(column));
	}

	static boolean names(Constraint constraint, QualifiedName name) {
		return names(expressions(constraint), name);
	}

	static boolean names(Index index, QualifiedName name) {
		return names(expressions(index), name);
	}

	static boolean names(Collection<String> expressions, QualifiedName name) {
		return expressions.stream().anyMatch((expression) -> SqlText.of(expression).hasName(name));
	}

	/**
	 * Whether a column is of a type, or of an array of it.
	 * @param column the column
	 * @param type the name of the type
	 * @return {@code true} when it is
	 */
	static boolean isOf(Column column, QualifiedName type) {
		return SqlText.of(column.type()).hasName(type);
	}

	/**
	 * The columns that a constraint lists.
	 * @param constraint the constraint
	 * @return the columns of its own table; none for a check, whose expression has them
	 */
	static List<String> columns(Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<List<String>>(List.of()) {
			@Override
			public List<String> primaryKey(Constraint.PrimaryKey key) {
				return Stream.concat(key.columns().stream(), key.include().stream()).toList();
			}

			@Override
			public List<String> unique(Constraint.Unique key) {
				return Stream.concat(key.columns().stream(), key.include().stream()).toList();
			}

			@Override
			public List<String> foreignKey(Constraint.ForeignKey key) {
				return key.columns();
			}
		});
	}

	static List<String> expressions(Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<List<String>>(List.of()) {
			@Override
			public List<String> check(Constraint.Check check) {
				return List.of(check.expression());
			}

			@Override
			public List<String> exclusion(Constraint.Exclusion exclusion) {
				return List.of(exclusion.definition());
			}
		});
	}

	static List<String> expressions(Index index) {
		return Stream
			.concat(index.keys().stream().filter((key) -> !key.column()).map(IndexKey::text),
					Stream.ofNullable(index.predicate()))
			.toList();
	}

	static List<String> expressions(Column column) {
		String expression = expression(column.value());
		return (expression != null) ? List.of(expression) : List.of();
	}

	static @Nullable String expression(@Nullable ColumnValue value) {
		return (value != null) ? value.<@Nullable String>match(ColumnValue.Default::expression, (identity) -> null,
				ColumnValue.Generated::expression) : null;
	}

	/**
	 * The expressions of a table, with the types of its columns.
	 * @param table the table
	 * @return what may name types and routines
	 */
	static List<String> texts(Table table) {
		Stream<String> columns = table.columns()
			.stream()
			.flatMap((column) -> Stream.concat(Stream.of(column.type()), expressions(column).stream()));
		Stream<String> constraints = table.constraints().stream().flatMap((one) -> expressions(one).stream());
		Stream<String> indexes = table.indexes().stream().flatMap((one) -> expressions(one).stream());
		return Stream.of(columns, constraints, indexes).flatMap((texts) -> texts).toList();
	}

	static List<String> texts(UserType type) {
		return type.match((enumeration) -> List.of(), Usage::texts);
	}

	private static List<String> texts(DomainType domain) {
		return Stream
			.concat(Stream.of(domain.baseType(), Objects.requireNonNullElse(domain.defaultExpression(), "")),
					domain.checks().stream().map(Constraint.Check::expression))
			.toList();
	}

	static boolean isGenerated(Column column) {
		return column.value() instanceof ColumnValue.Generated;
	}

	static boolean isIdentity(Column column) {
		return column.value() instanceof ColumnValue.Identity;
	}

	static boolean isPartition(Table table) {
		return table.partitioning() != null && table.partitioning().parent() != null;
	}

	static boolean isDivided(Table table) {
		return table.partitioning() != null && table.partitioning().key() != null;
	}

}
