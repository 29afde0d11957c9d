package io.migrate.diff;

import java.util.HashMap;
import java.util.Map;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types of the database with which a desired schema is content.
 *
 * @param scope what the desired schema has a say in
 * @param rules knows types
 */
record KeptTypes(DiffScope scope, DiffRules rules) {

	boolean keeps(Column current, Column desired) {
		return this.rules.isSame(current.type(), desired.type())
				|| (!this.scope.governs(ObjectKind.VARIANT) && new Variants(this.rules).holds(current, desired));
	}

	/**
	 * Gives columns these types.
	 * @param written the desired schema
	 * @param printed the same as the server prints it
	 * @param current what there is
	 * @return the desired schema, with its expressions as they are
	 */
	Schema in(Schema written, Schema printed, Schema current) {
		Map<QualifiedName, Table> here = byName(current);
		Map<QualifiedName, Table> there = byName(printed);
		return new Schema(written.namespaces(), written.extensions(), written.types(), written.sequences(),
				written.tables()
					.stream()
					.map((table) -> in(table, there.get(table.name()), here.get(table.name())))
					.toList(),
				written.views(), written.routines(), written.triggers());
	}

	private static Map<QualifiedName, Table> byName(Schema schema) {
		Map<QualifiedName, Table> tables = new HashMap<>();
		schema.tables().forEach((table) -> tables.put(table.name(), table));
		return tables;
	}

	private Table in(Table written, @Nullable Table printed, @Nullable Table current) {
		if (printed == null || current == null) {
			return written;
		}
		return written.withColumns(written.columns()
			.stream()
			.map((column) -> in(column, printed.column(column.name()), current.column(column.name())))
			.toList());
	}

	private Column in(Column written, @Nullable Column printed, @Nullable Column current) {
		if (printed == null || current == null) {
			return written;
		}
		boolean kept = !current.type().equals(printed.type()) && keeps(current, printed);
		return kept ? written.withType(current.type()) : written;
	}

}
