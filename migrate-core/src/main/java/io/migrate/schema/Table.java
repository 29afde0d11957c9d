package io.migrate.schema;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A table. A partition has only those constraints and indexes that it has not from its
 * parent.
 *
 * @param name its name
 * @param columns its columns in their order
 * @param constraints its constraints without {@code NOT NULL}, which columns have
 * @param indexes its indexes without those of constraints
 * @param partitioning how it is divided or what it is a part of, or {@code null} for a
 * plain table
 * @param comment what people say about it, or {@code null}
 */
public record Table(QualifiedName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes,
		@Nullable Partitioning partitioning, @Nullable String comment) {

	public Table {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
		indexes = List.copyOf(indexes);
	}

	/**
	 * A column.
	 * @param column its name
	 * @return the column, or {@code null} when there is none
	 */
	public @Nullable Column column(String column) {
		return this.columns.stream().filter((candidate) -> candidate.name().equals(column)).findFirst().orElse(null);
	}

	/**
	 * The same with another name.
	 * @param name the name
	 * @return the new table
	 */
	public Table withName(QualifiedName name) {
		return new Table(name, this.columns, this.constraints, this.indexes, this.partitioning, this.comment);
	}

	/**
	 * The same with other columns.
	 * @param columns the columns in their order
	 * @return the new table
	 */
	public Table withColumns(List<Column> columns) {
		return new Table(this.name, columns, this.constraints, this.indexes, this.partitioning, this.comment);
	}

	/**
	 * The same with other constraints.
	 * @param constraints the constraints
	 * @return the new table
	 */
	public Table withConstraints(List<? extends Constraint> constraints) {
		return new Table(this.name, this.columns, List.copyOf(constraints), this.indexes, this.partitioning,
				this.comment);
	}

	/**
	 * The same with other indexes.
	 * @param indexes the indexes
	 * @return the new table
	 */
	public Table withIndexes(List<Index> indexes) {
		return new Table(this.name, this.columns, this.constraints, indexes, this.partitioning, this.comment);
	}

}
