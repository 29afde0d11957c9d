package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.EnumType;

/**
 * Changes the values of an enum type in ways other than adding some: makes it anew and
 * converts its columns, which rewrites their tables. What else uses the type, such as a
 * check or a view, must be gone while it does.
 *
 * @param from the type as it is
 * @param to the type as it is to be, with the same name
 * @param columns all columns of the type
 */
public record ReplaceEnum(EnumType from, EnumType to, List<Conversion> columns) implements Operation {

	public ReplaceEnum {
		columns = List.copyOf(columns);
	}

	@Override
	public List<Operation> inverse() {
		return List.of(new ReplaceEnum(this.to, this.from, this.columns.stream().map(Conversion::inverse).toList()));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.replaceEnum(this);
	}

	/**
	 * A column of the type, or of arrays of it.
	 *
	 * @param table the table
	 * @param from the column as it is
	 * @param to the column as it is to be: the same but for its default, whose value may
	 * be gone
	 */
	public record Conversion(QualifiedName table, Column from, Column to) {

		Conversion inverse() {
			return new Conversion(this.table, this.to, this.from);
		}

	}

}
