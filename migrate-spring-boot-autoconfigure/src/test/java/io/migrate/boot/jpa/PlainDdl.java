package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.EnumType;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Schema;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that make a schema, in the plainest way that PostgreSQL takes.
 */
final class PlainDdl {

	private final List<String> statements = new ArrayList<>();

	private final List<String> foreignKeys = new ArrayList<>();

	static List<String> of(Schema schema) {
		PlainDdl ddl = new PlainDdl();
		schema.namespaces().forEach((name) -> ddl.add("CREATE SCHEMA IF NOT EXISTS " + quoted(name)));
		schema.types()
			.forEach((type) -> type.match(
					(enumeration) -> ddl
						.add("CREATE TYPE " + quoted(type.name()) + " AS ENUM (" + labels(enumeration) + ")"),
					(domain) -> false));
		schema.sequences()
			.forEach((sequence) -> ddl.add("CREATE SEQUENCE " + quoted(sequence.name()) + " AS " + sequence.type() + " "
					+ options(sequence.options())));
		schema.tables().forEach(ddl::table);
		schema.tables().forEach(ddl::constraints);
		ddl.statements.addAll(ddl.foreignKeys);
		schema.sequences().forEach((sequence) -> {
			if (sequence.owner() != null) {
				ddl.add("ALTER SEQUENCE " + quoted(sequence.name()) + " OWNED BY " + quoted(sequence.owner().table())
						+ "." + quoted(sequence.owner().column()));
			}
		});
		schema.views().forEach((view) -> ddl.add("CREATE VIEW " + quoted(view.name()) + " AS " + view.definition()));
		return ddl.statements;
	}

	private boolean add(String statement) {
		return this.statements.add(statement);
	}

	private static String labels(EnumType type) {
		return type.values().stream().map((value) -> "'" + value + "'").collect(Collectors.joining(", "));
	}

	private static String options(SequenceOptions options) {
		return "START " + options.start() + " INCREMENT " + options.increment() + " MINVALUE " + options.minimum()
				+ " MAXVALUE " + options.maximum() + " CACHE " + options.cache() + (options.cycle() ? " CYCLE" : "");
	}

	private void table(Table table) {
		add("CREATE TABLE " + quoted(table.name()) + " ("
				+ table.columns().stream().map(PlainDdl::column).collect(Collectors.joining(",\n")) + ")"
				+ ((table.partitioning() != null) ? " PARTITION BY " + table.partitioning().key() : ""));
		comment("TABLE " + quoted(table.name()), table.comment());
		table.columns()
			.forEach((column) -> comment("COLUMN " + quoted(table.name()) + "." + quoted(column.name()),
					column.comment()));
	}

	private void comment(String target, @Nullable String comment) {
		if (comment != null) {
			add("COMMENT ON " + target + " IS '" + comment.replace("'", "''") + "'");
		}
	}

	private static String column(Column column) {
		return quoted(column.name()) + " " + column.type()
				+ ((column.collation() != null) ? " COLLATE " + quoted(column.collation()) : "")
				+ ((column.value() != null) ? value(column.value()) : "") + (column.nullable() ? "" : " NOT NULL");
	}

	private static String value(ColumnValue value) {
		return value.match((defaultValue) -> " DEFAULT " + defaultValue.expression(),
				(identity) -> " GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY ("
						+ options(identity.options()) + ")",
				(generated) -> " GENERATED ALWAYS AS (" + generated.expression() + ")"
						+ (generated.stored() ? " STORED" : " VIRTUAL"));
	}

	private void constraints(Table table) {
		for (Constraint constraint : table.constraints()) {
			String definition = constraint.accept(new Definition());
			(definition.startsWith("FOREIGN") ? this.foreignKeys : this.statements)
				.add("ALTER TABLE " + quoted(table.name()) + " ADD "
						+ ((constraint.name() != null) ? "CONSTRAINT " + quoted(constraint.name()) + " " : "")
						+ definition);
		}
		table.indexes().forEach((index) -> add(index(table, index)));
	}

	private static String index(Table table, Index index) {
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
				+ ((index.name() != null) ? quoted(index.name()) : "") + " ON " + quoted(table.name()) + " ("
				+ index.keys().stream().map(PlainDdl::key).collect(Collectors.joining(", ")) + ")"
				+ (index.include().isEmpty() ? "" : " INCLUDE (" + list(index.include()) + ")")
				+ ((index.predicate() != null) ? " WHERE " + index.predicate() : "");
	}

	private static String key(IndexKey key) {
		return (key.column() ? quoted(key.text()) : "(" + key.text() + ")")
				+ ((key.operatorClass() != null) ? " " + key.operatorClass() : "") + (key.descending() ? " DESC" : "")
				+ (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
	}

	private static String list(List<String> names) {
		return names.stream().map(PlainDdl::quoted).collect(Collectors.joining(", "));
	}

	private static String quoted(QualifiedName name) {
		return ((name.schema() != null) ? quoted(name.schema()) + "." : "") + quoted(name.name());
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Writes a constraint behind its name.
	 */
	private static final class Definition implements Constraint.Visitor<String> {

		@Override
		public String primaryKey(Constraint.PrimaryKey constraint) {
			return "PRIMARY KEY (" + list(constraint.columns()) + ")";
		}

		@Override
		public String unique(Constraint.Unique constraint) {
			return "UNIQUE (" + list(constraint.columns()) + ")"
					+ (constraint.include().isEmpty() ? "" : " INCLUDE (" + list(constraint.include()) + ")");
		}

		@Override
		public String foreignKey(Constraint.ForeignKey constraint) {
			return "FOREIGN KEY (" + list(constraint.columns()) + ") REFERENCES "
					+ quoted(constraint.reference().table()) + " (" + list(constraint.reference().columns()) + ")"
					+ " ON UPDATE " + action(constraint.onUpdate()) + " ON DELETE " + action(constraint.onDelete())
					+ switch (constraint.deferral()) {
						case NOT_DEFERRABLE -> "";
						case INITIALLY_IMMEDIATE -> " DEFERRABLE";
						case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
					};
		}

		private static String action(Constraint.ReferentialAction action) {
			return action.kind().name().replace('_', ' ');
		}

		@Override
		public String check(Constraint.Check constraint) {
			return "CHECK (" + constraint.expression() + ")";
		}

		@Override
		public String exclusion(Constraint.Exclusion constraint) {
			return constraint.definition();
		}

	}

}
