package io.migrate.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.aot.DisabledInAotMode;

/**
 * A test of an application's revisions and populations. The application is defined whole,
 * as for a command, and nothing of it is made but what the test asks for: no revision and
 * no runner runs at the start, and no web server begins. So a revision that fails is
 * found by its own check, and not by the start of the application.
 *
 * <pre class="code">
 * &#064;MigrationTest
 * class MigrationTests {
 *
 *     &#064;MigrationChecks
 *     void migrations() {
 *     }
 *
 * }
 * </pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@TestPropertySource(
		properties = { "migrate.on-startup=none", "migrate.populations.mode=none", "spring.main.keep-alive=false",
				"spring.jpa.generate-ddl=false", "spring.jpa.properties.hibernate.hbm2ddl.auto=none",
				"spring.jpa.properties.jakarta.persistence.schema-generation.database.action=none" })
@DisabledInAotMode("It is a test of the revisions, whatever the beans were made of")
public @interface MigrationTest {

	/**
	 * Settings in the form {@code name=value}.
	 * @return the settings
	 */
	@AliasFor(annotation = SpringBootTest.class)
	String[] properties() default {};

	/**
	 * The classes that the context is made of.
	 * @return none when the application is found as {@code @SpringBootTest} finds it
	 */
	@AliasFor(annotation = SpringBootTest.class)
	Class<?>[] classes() default {};

}
