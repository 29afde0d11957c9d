package io.migrate.diff;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;

/**
 * What a schema is after a sequence got another name: defaults that use it follow.
 *
 * @param from the name of the sequence
 * @param to its new name in the same schema
 * @param rules how names are printed
 */
record RenamedSequence(QualifiedName from, String to, DiffRules rules) {

	Schema in(Schema schema) {
		return new Schema(schema.namespaces(), schema.extensions(), schema.types(),
				schema.sequences().stream().map(this::sequence).toList(),
				schema.tables().stream().map(this::table).toList(), schema.views(), schema.routines(),
				schema.triggers());
	}

	private Sequence sequence(Sequence sequence) {
		return !sequence.name().equals(this.from) ? sequence
				: new Sequence(new QualifiedName(this.from.schema(), this.to), sequence.type(), sequence.options(),
						sequence.owner(), sequence.comment());
	}

	private Table table(Table table) {
		List<Column> columns = table.columns().stream().map(this::column).toList();
		return columns.equals(table.columns()) ? table : table.withColumns(columns);
	}

	private Column column(Column column) {
		return (column.value() instanceof ColumnValue.Default value) ? column
			.withValue(new ColumnValue.Default(value.expression().replace(printed(this.from.name()), printed(this.to))))
				: column;
	}

	private String printed(String name) {
		String schema = (this.from.schema() != null) ? this.rules.identifier(this.from.schema()) + "." : "";
		return "'" + (schema + this.rules.identifier(name)).replace("'", "''") + "'";
	}

}
