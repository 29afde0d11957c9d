package io.migrate.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks the revisions and populations of an application, each check a test of its own:
 * there is one head; everything upgrades from an empty database; each revision goes up,
 * down and up again; the entities are what the revisions make; populations change nothing
 * the second time; fingerprints are up to date.
 * <p>
 * It stands on a method of a class with {@link MigrationTest} or {@code @SpringBootTest},
 * which runs after each check and may be empty:
 *
 * <pre class="code">
 * &#064;MigrationChecks
 * void migrations() {
 * }
 * </pre>
 *
 * Everything happens in scratch databases: the database that the context leads to is only
 * asked what it is. Where the context has several {@code Migrations}, all are checked.
 */
@Target({ ElementType.ANNOTATION_TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(MigrationChecksProvider.class)
public @interface MigrationChecks {

	/**
	 * How many heads there are to be.
	 * @return one, unless branches are kept apart for good
	 */
	int heads() default 1;

}
