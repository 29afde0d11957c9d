package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.ReplaceEnum;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.EnumType;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes enums anew that lose a value or have them in another order. All their columns are
 * converted, also those of tables that are not looked at; defaults go and come back with
 * them.
 *
 * @param comparison what is compared
 * @param whole the current schema with what is not looked at
 */
record EnumRebuild(Comparison comparison, Schema whole) {

	void rebuild() {
		this.comparison.disturbance().rebuiltEnums().forEach((name) -> {
			EnumType from = (EnumType) Contents.get(this.comparison.current().types(), name);
			EnumType to = (EnumType) Contents.get(this.comparison.desired().types(), name);
			this.comparison.changes()
				.add(Phase.REBUILD_ENUM,
						new ReplaceEnum(from, new EnumType(name, to.values(), from.comment()), conversions(from, to)));
		});
	}

	private List<ReplaceEnum.Conversion> conversions(EnumType from, EnumType to) {
		List<ReplaceEnum.Conversion> conversions = new ArrayList<>();
		this.comparison.current().tables().replaceAll((name, table) -> converted(table, from, to, conversions));
		this.whole.tables()
			.stream()
			.filter((table) -> !this.comparison.current().tables().containsKey(table.name()))
			.forEach((table) -> converted(table, from, to, conversions));
		return conversions;
	}

	// Parts follow their table, and what goes was dropped already
	private Table converted(Table table, EnumType from, EnumType to, List<ReplaceEnum.Conversion> conversions) {
		boolean dropped = this.comparison.disturbance().recreatedTables().contains(table.name())
				|| isDropped(table.name());
		if (dropped || Usage.isPartition(table)) {
			return table;
		}
		Table wanted = this.comparison.desired().tables().get(table.name());
		return table.withColumns(table.columns().stream().map((column) -> {
			if (!Usage.isOf(column, from.name()) || Usage.isGenerated(column)) {
				return column;
			}
			Column converted = column
				.withValue((wanted != null) ? value(column, wanted.column(column.name())) : value(column, from, to));
			conversions.add(new ReplaceEnum.Conversion(table.name(), column, converted));
			return converted;
		}).toList());
	}

	private boolean isDropped(QualifiedName table) {
		return this.comparison.current().tables().containsKey(table)
				&& !this.comparison.desired().tables().containsKey(table);
	}

	private static @Nullable ColumnValue value(Column column, @Nullable Column wanted) {
		return (wanted != null && wanted.type().equals(column.type())
				&& wanted.value() instanceof ColumnValue.Default value) ? value : null;
	}

	private static @Nullable ColumnValue value(Column column, EnumType from, EnumType to) {
		boolean lost = from.values()
			.stream()
			.filter((value) -> !to.values().contains(value))
			.anyMatch((value) -> Usage.expressions(column)
				.stream()
				.anyMatch((expression) -> SqlText.of(expression).hasLiteral(value)));
		return lost ? null : column.value();
	}

}
