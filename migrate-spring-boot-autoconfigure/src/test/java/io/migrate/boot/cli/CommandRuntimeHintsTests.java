package io.migrate.boot.cli;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

class CommandRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void everyClassThatPicocliReadsIsKept() {
		new CommandRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		List<Class<?>> read = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(MigrateCommand.class.getPackageName())
			.stream()
			.map(JavaClass::reflect)
			.filter(CommandRuntimeHintsTests::isRead)
			.toList();
		assertThat(read).hasSizeGreaterThan(20)
			.allMatch((type) -> RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategories(MemberCategory.ACCESS_DECLARED_FIELDS, MemberCategory.INVOKE_DECLARED_METHODS,
						MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
				.test(this.hints));
	}

	@Test
	void thereAreNoneWithoutPicocli() {
		new CommandRuntimeHints().registerHints(this.hints, new FilteredClassLoader("picocli"));
		assertThat(this.hints.reflection().typeHints()).isEmpty();
	}

	private static boolean isRead(Class<?> type) {
		boolean made = !type.isInterface()
				&& (ITypeConverter.class.isAssignableFrom(type) || IVersionProvider.class.isAssignableFrom(type));
		return made || isPicocli(Arrays.stream(type.getAnnotations()))
				|| Arrays.stream(type.getDeclaredFields()).anyMatch(CommandRuntimeHintsTests::isSet);
	}

	private static boolean isSet(Field field) {
		return isPicocli(Arrays.stream(field.getAnnotations()));
	}

	private static boolean isPicocli(Stream<Annotation> annotations) {
		return annotations.anyMatch((annotation) -> annotation.annotationType().getName().startsWith("picocli."));
	}

}
