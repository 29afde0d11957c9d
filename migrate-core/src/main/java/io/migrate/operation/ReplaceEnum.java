package io.migrate.operation;

import java.util.List;

import io.migrate.schema.ColumnName;
import io.migrate.schema.EnumType;

/**
 * Changes the values of an enum type in ways other than adding some: makes it anew and
 * converts its columns, which rewrites their tables.
 *
 * @param from the type as it is
 * @param to the type as it is to be, with the same name
 * @param columns all columns of the type
 */
public record ReplaceEnum(EnumType from, EnumType to, List<ColumnName> columns) implements Operation {

	public ReplaceEnum {
		columns = List.copyOf(columns);
	}

	@Override
	public List<Operation> inverse() {
		return List.of(new ReplaceEnum(this.to, this.from, this.columns));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.replaceEnum(this);
	}

}
