package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;

/**
 * Small schemas in few words.
 */
final class Samples {

	private Samples() {
	}

	static QualifiedName name(String name) {
		return new QualifiedName("public", name);
	}

	static Column column(String name, String type) {
		return new Column(name, type, true, null, null, null);
	}

	static Column defaulted(String name, String type, String expression) {
		return new Column(name, type, true, new ColumnValue.Default(expression), null, null);
	}

	/**
	 * A table.
	 * @param name its name
	 * @param parts columns, constraints and indexes
	 * @return the table
	 */
	static Table table(String name, Object... parts) {
		return new Table(name(name), of(Column.class, parts), of(Constraint.class, parts), of(Index.class, parts), null,
				null);
	}

	/**
	 * A schema.
	 * @param parts tables, views, sequences and types
	 * @return the schema
	 */
	static Schema schema(Object... parts) {
		return new Schema(Set.of("public"), List.of(), of(UserType.class, parts), of(Sequence.class, parts),
				of(Table.class, parts), of(View.class, parts), List.of(), List.of());
	}

	private static <T> List<T> of(Class<T> type, Object... parts) {
		return Stream.of(parts).filter(type::isInstance).map(type::cast).toList();
	}

	static Constraint.PrimaryKey primaryKey(String name, String... columns) {
		return new Constraint.PrimaryKey(name, List.of(columns), List.of(), false, Constraint.Deferral.NOT_DEFERRABLE);
	}

	static Constraint.Unique unique(String name, String... columns) {
		return new Constraint.Unique(name, List.of(columns), List.of(), false, false,
				Constraint.Deferral.NOT_DEFERRABLE);
	}

	static Constraint.Check check(String name, String expression) {
		return new Constraint.Check(name, expression, false, Constraint.Enforcement.VALID);
	}

	static Constraint.ForeignKey foreignKey(String name, String column, String table) {
		return new Constraint.ForeignKey(name, List.of(column),
				new Constraint.Reference(name(table), List.of("id"), false, false), Constraint.ReferentialAction.NONE,
				Constraint.ReferentialAction.NONE, Constraint.Deferral.NOT_DEFERRABLE, Constraint.Enforcement.VALID);
	}

	static Index index(String name, String... columns) {
		return new Index(name, Index.BTREE, Stream.of(columns).map(IndexKey::column).toList(), List.of(), false, false,
				null, true);
	}

	static Index partial(String name, String column, String predicate) {
		return new Index(name, Index.BTREE, List.of(IndexKey.column(column)), List.of(), false, false, predicate, true);
	}

	static Sequence sequence(String name) {
		return new Sequence(name(name), "bigint", SequenceOptions.upTo(Long.MAX_VALUE), null, null);
	}

	static View view(String name, String query) {
		return new View(name(name), query, false, List.of(), List.of(), null);
	}

	static SchemaDifference compare(Schema from, Schema to) {
		return compare(from, to, DiffOptions.DEFAULTS);
	}

	static SchemaDifference compare(Schema from, Schema to, DiffOptions options) {
		return new SchemaDiff(new TestRules()).compare(from, to, options);
	}

	static List<String> kinds(SchemaDifference difference) {
		List<String> kinds = new ArrayList<>();
		difference.stages().forEach((stage) -> {
			kinds.add(stage.purpose().name());
			stage.operations().stream().map(Samples::kind).forEach(kinds::add);
		});
		return kinds;
	}

	private static String kind(Operation operation) {
		return operation.getClass().getSimpleName();
	}

}
