package io.migrate.boot;

import java.util.List;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the packages for Spring Boot may know of the engine, and Boot's own rules
 * for auto-configurations.
 */
@AnalyzeClasses(packages = "io.migrate.boot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	/** The packages of this module. */
	private static final String[] PACKAGES = { "io.migrate.boot.autoconfigure", "io.migrate.boot.actuate",
			"io.migrate.boot.page", "io.migrate.boot.connection", "io.migrate.boot.event", "io.migrate.boot.health",
			"io.migrate.boot.metrics", "io.migrate.boot.populate", "io.migrate.boot.cli", "io.migrate.boot.jpa" };

	/** What they use of the engine: whole packages, and of others single types. */
	private static final Set<String> ENGINE = Set.of("io.migrate", "io.migrate.base", "io.migrate.schema",
			"io.migrate.graph", "io.migrate.plan", "io.migrate.revision", "io.migrate.operation", "io.migrate.populate",
			"io.migrate.verify", "io.migrate.adopt.ForeignHistory", "io.migrate.autogenerate.DesiredSchema",
			"io.migrate.autogenerate.DesiredState", "io.migrate.autogenerate.OperationRewriter",
			"io.migrate.autogenerate.SchemaFile", "io.migrate.diff.DiffScope", "io.migrate.diff.RenameHints",
			"io.migrate.diff.Stage", "io.migrate.script.Placeholders", "io.migrate.session.MigrationEvent",
			"io.migrate.session.MigrationListener", "io.migrate.session.PopulationEvent",
			"io.migrate.session.Transactions", "io.migrate.session.Database", "io.migrate.session.ScratchDatabases",
			"io.migrate.session.ScratchServer", "io.migrate.session.ScratchUnavailableException");

	private static final DescribedPredicate<HasName> CONSTRUCTORS = HasName.Predicates.name("<init>");

	@ArchTest
	static final ArchRule EVERY_PACKAGE_STANDS_IN_THE_LIST = classes().should().resideInAnyPackage(PACKAGES);

	@ArchTest
	static final ArchRule THE_ENGINE_IS_USED_THROUGH_ITS_FACADES_AND_VALUES = classes()
		.should(new ArchCondition<>("use of the engine only what the list allows") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> !isAllowed(outermost(dependency.getTargetClass())))
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
	static final ArchRule AUTO_CONFIGURATIONS_ARE_PUBLIC_AND_FINAL = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_MEMBERS = members().that()
		.areDeclaredInClassesThat(CanBeAnnotated.Predicates.annotatedWith(AutoConfiguration.class))
		.and(DescribedPredicate.not(CONSTRUCTORS.forSubtype()))
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule BEAN_METHODS_ARE_PACKAGE_PRIVATE = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule BEAN_METHODS_DO_NOT_RETURN_PRIVATE_TYPES = methods().that()
		.areAnnotatedWith(Bean.class)
		.should(new ArchCondition<>("not return a private type") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				boolean hidden = method.getRawReturnType().getModifiers().contains(JavaModifier.PRIVATE);
				events.add(new SimpleConditionEvent(method, !hidden, method.getDescription()));
			}
		});

	@ArchTest
	static final ArchRule THERE_IS_NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

	@ArchTest
	static void everyAutoConfigurationIsListed(JavaClasses classes) {
		List<String> found = classes.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.toList();
		assertThat(ImportCandidates.load(AutoConfiguration.class, null).getCandidates())
			.filteredOn((name) -> name.startsWith("io.migrate."))
			.containsExactlyInAnyOrderElementsOf(found)
			.isNotEmpty();
	}

	private static boolean isAllowed(JavaClass type) {
		return !type.getName().startsWith("io.migrate.") || type.getPackageName().startsWith("io.migrate.boot")
				|| ENGINE.contains(type.getPackageName()) || ENGINE.contains(type.getName());
	}

	private static JavaClass outermost(JavaClass type) {
		JavaClass outermost = type.getBaseComponentType();
		while (outermost.getEnclosingClass().isPresent()) {
			outermost = outermost.getEnclosingClass().get();
		}
		return outermost;
	}

}
