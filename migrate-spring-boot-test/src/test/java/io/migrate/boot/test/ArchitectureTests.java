package io.migrate.boot.test;

import java.lang.annotation.Annotation;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

/**
 * Holds what the test kit may know of the engine, and what it promises.
 */
@AnalyzeClasses(packages = "io.migrate.boot.test", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	/** What it uses of the engine: whole packages, and of others single types. */
	private static final Set<String> ENGINE = Set.of("io.migrate", "io.migrate.base", "io.migrate.graph",
			"io.migrate.revision", "io.migrate.verify", "io.migrate.boot.cli.DormantBeans");

	@ArchTest
	static final ArchRule ONLY_ANNOTATIONS_ARE_PUBLIC = classes().that()
		.arePublic()
		.should()
		.beAssignableTo(Annotation.class);

	@ArchTest
	static final ArchRule THE_ENGINE_IS_USED_THROUGH_ITS_FACADES_AND_VALUES = classes()
		.should(new ArchCondition<>("use of the engine only what the list allows") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> !isAllowed(dependency.getTargetClass().getBaseComponentType()))
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
			}
		});

	@ArchTest
	static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
		.should(new ArchCondition<>("live in a package that is @NullMarked") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, type.getPackage().isAnnotatedWith(NullMarked.class),
						type.getPackageName()));
			}
		});

	@ArchTest
	static final ArchRule THERE_IS_NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

	private static boolean isAllowed(JavaClass type) {
		return !type.getName().startsWith("io.migrate.") || type.getPackageName().equals("io.migrate.boot.test")
				|| ENGINE.contains(type.getPackageName()) || ENGINE.contains(type.getName());
	}

}
