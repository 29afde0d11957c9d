package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name its name
 * @param type its type as the server prints it, such as {@code character varying(255)} or
 * {@code public.mood[]}
 * @param nullable whether it may be null
 * @param value what it has when nobody says, or {@code null} for nothing
 * @param collation its collation, or {@code null} for that of its type
 * @param comment what people say about it, or {@code null}
 */
public record Column(String name, String type, boolean nullable, @Nullable ColumnValue value,
		@Nullable QualifiedName collation, @Nullable String comment) {

	/**
	 * The same with another name.
	 * @param name the name
	 * @return the new column
	 */
	public Column withName(String name) {
		return new Column(name, this.type, this.nullable, this.value, this.collation, this.comment);
	}

	/**
	 * The same with another type.
	 * @param type the type
	 * @return the new column
	 */
	public Column withType(String type) {
		return new Column(this.name, type, this.nullable, this.value, this.collation, this.comment);
	}

	/**
	 * The same that may be null, or not.
	 * @param nullable whether it may be null
	 * @return the new column
	 */
	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.value, this.collation, this.comment);
	}

	/**
	 * The same with another value.
	 * @param value what it has when nobody says, or {@code null} for nothing
	 * @return the new column
	 */
	public Column withValue(@Nullable ColumnValue value) {
		return new Column(this.name, this.type, this.nullable, value, this.collation, this.comment);
	}

}
