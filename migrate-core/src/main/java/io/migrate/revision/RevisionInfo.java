package io.migrate.revision;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the header says in a file, for a {@link JavaRevision}. The id decides, never the
 * name of the class.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface RevisionInfo {

	/**
	 * Its id: 1 to 64 of {@code A-Z a-z 0-9 _}.
	 * @return the id
	 */
	String id();

	/**
	 * Its parents: none for a first revision, two or more for a merge.
	 * @return their ids
	 */
	String[] revises() default {};

	/**
	 * What the change is; lines below the first are its long text.
	 * @return the message
	 */
	String message();

	/**
	 * What must be applied before it without being its lineage.
	 * @return ids or branch labels
	 */
	String[] dependsOn() default {};

	/**
	 * Names for the lineage from here on.
	 * @return the branch labels
	 */
	String[] labels() default {};

	/**
	 * When it was written.
	 * @return an ISO 8601 time with offset, or nothing
	 */
	String created() default "";

	/**
	 * What stands for its content: once it is applied, another version is an edit, which
	 * stops the start. Without one, nobody looks whether the class has changed.
	 * @return any text, or nothing
	 */
	String version() default "";

	/**
	 * Why nothing takes it back, in place of {@link JavaRevision#downgrade}.
	 * @return the reason, or nothing
	 */
	String irreversible() default "";

	/**
	 * The populations that must be done before it.
	 * @return their names
	 */
	String[] needsPopulation() default {};

	/**
	 * Why it may change data itself, which otherwise belongs into a population.
	 * @return the reason, or nothing
	 */
	String allowData() default "";

}
