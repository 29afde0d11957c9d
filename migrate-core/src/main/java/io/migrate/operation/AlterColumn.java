package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column: its type, whether it may be null, its value, its collation, its
 * comment. What PostgreSQL cannot change is dropped and added again, with the indexes and
 * constraints that the column was in: a column that becomes computed, or leaves off being
 * computed when it is read, or is kept from now on or no longer. Another expression of a
 * computed column needs PostgreSQL 17.
 *
 * @param table the table
 * @param from the column as it is
 * @param to the column as it is to be, with the same name
 * @param using the expression that makes new values from old ones, or {@code null} where
 * the server knows how
 * @param back the same for the way back
 */
public record AlterColumn(QualifiedName table, Column from, Column to, @Nullable String using,
		@Nullable String back) implements Operation {

	/**
	 * A change with a way back that the server knows.
	 * @param table the table
	 * @param from the column as it is
	 * @param to the column as it is to be
	 * @param using the expression that makes new values from old ones, or {@code null}
	 */
	public AlterColumn(QualifiedName table, Column from, Column to, @Nullable String using) {
		this(table, from, to, using, null);
	}

	@Override
	public List<Operation> inverse() {
		return List.of(new AlterColumn(this.table, this.to, this.from, this.back, this.using));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterColumn(this);
	}

}
