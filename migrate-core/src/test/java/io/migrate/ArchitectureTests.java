package io.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.migrate.base.MigrationException;
import io.migrate.dialect.Dialect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the table of packages in {@code docs/architecture.md}.
 */
@AnalyzeClasses(packages = "io.migrate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	/** Who may know whom, and who may know the database. */
	static final Map<String, String> PACKAGES = Map.ofEntries(entry("base", ""), entry("schema", "base"),
			entry("operation", "base schema"), entry("script", "base"), entry("graph", "base"), entry("file", "base"),
			entry("revision", "base file script graph operation"), entry("plan", "base graph revision"),
			entry("diff", "base schema operation"), entry("introspect", "base schema, java.sql"),
			entry("dialect", "base schema script operation diff introspect, java.sql"),
			entry("dialect.postgresql", "base schema script operation diff introspect dialect, java.sql"),
			entry("session", "base script dialect, java.sql"),
			entry("history", "base graph plan dialect session, java.sql"),
			entry("transaction", "base file script dialect session"),
			entry("define", "base file script dialect session transaction history, java.sql"),
			entry("adopt", "base file script graph plan revision dialect session, java.sql"),
			entry("execute", "base script graph operation revision plan dialect session transaction history, java.sql"),
			entry("autogenerate", "base schema script operation diff introspect revision dialect session, java.sql"),
			entry("populate", "base file script graph plan dialect session transaction history, java.sql"),
			entry("verify", "base schema graph operation diff introspect plan dialect session populate"));

	@ArchTest
	static final ArchRule PACKAGES_USE_ONLY_WHAT_THE_TABLE_ALLOWS = classes().that()
		.resideInAnyPackage(PACKAGES.keySet().stream().map((name) -> "io.migrate." + name).toArray(String[]::new))
		.should(useOnlyWhatTheTableAllows());

	@ArchTest
	static final ArchRule EVERY_PACKAGE_STANDS_IN_THE_TABLE = classes().that()
		.resideOutsideOfPackage("io.migrate")
		.should()
		.resideInAnyPackage(PACKAGES.keySet().stream().map((name) -> "io.migrate." + name).toArray(String[]::new));

	@ArchTest
	static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES = slices().matching("io.migrate.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule ONLY_THE_DIALECT_KNOWS_ITS_DRIVER = noClasses().that()
		.resideOutsideOfPackage("io.migrate.dialect.postgresql")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.postgresql..");

	@ArchTest
	static final ArchRule NOBODY_ASKS_WHICH_DIALECT_IT_IS = noClasses()
		.should(new ArchCondition<>("ask with instanceof which dialect it is") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getInstanceofChecks()
					.stream()
					.filter((check) -> check.getRawType().isAssignableTo(Dialect.class))
					.forEach((check) -> events
						.add(SimpleConditionEvent.satisfied(type, type.getName() + " line " + check.getLineNumber())));
			}
		});

	@ArchTest
	static final ArchRule THE_ENGINE_KNOWS_NO_BOOT = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "jakarta..", "org.hibernate..");

	@ArchTest
	static final ArchRule THERE_IS_NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

	@ArchTest
	static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(new DescribedPredicate<>("the present time") {
			@Override
			public boolean test(CodeUnitCallTarget target) {
				return target.getName().equals("now") || target.getName().equals("currentTimeMillis");
			}
		}));

	@ArchTest
	static final ArchRule EXCEPTIONS_THAT_REACH_USERS_SAY_WHAT_TO_DO = classes().that()
		.areAssignableTo(RuntimeException.class)
		.and()
		.arePublic()
		.and()
		.haveSimpleNameNotStartingWith("UnnamedFailure")
		.should()
		.beAssignableTo(MigrationException.class);

	private static Map.Entry<String, String> entry(String name, String allowed) {
		return Map.entry(name, allowed);
	}

	private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
		return new ArchCondition<>("use only what the table allows") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				Set<String> used = new TreeSet<>();
				type.getDirectDependenciesFromSelf()
					.forEach((dependency) -> used
						.add(dependency.getTargetClass().getBaseComponentType().getPackageName()));
				used.removeAll(allowed(type.getPackageName()));
				used.stream()
					.filter((name) -> name.startsWith("io.migrate") || name.startsWith("java.sql"))
					.forEach((name) -> events
						.add(SimpleConditionEvent.violated(type, type.getName() + " may not use " + name)));
			}
		};
	}

	private static Set<String> allowed(String packageName) {
		List<String> cells = Arrays.asList(PACKAGES.get(packageName.substring("io.migrate.".length())).split(", "));
		Stream<String> own = Stream.of(packageName);
		Stream<String> packages = Stream.of(cells.get(0).split(" ")).map((name) -> "io.migrate." + name);
		Stream<String> jdbc = cells.stream().skip(1);
		return Stream.of(own, packages, jdbc).flatMap((names) -> names).collect(Collectors.toSet());
	}

}
