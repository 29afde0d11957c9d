package io.migrate.boot.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that something of the database had another name before, so that a drafted revision
 * renames it instead of dropping it and adding a new one. It may stay or go once that
 * revision exists: a name that the database no longer has does not count.
 * <p>
 * On an entity it is the table, on a field or a getter the column; on a collection with a
 * table of its own that table.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface RenamedFrom {

	/**
	 * The former name as the database has it, without its schema.
	 * @return such as {@code old_name}
	 */
	String value();

}
