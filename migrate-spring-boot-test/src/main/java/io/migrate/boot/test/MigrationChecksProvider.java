package io.migrate.boot.test;

import java.util.Map;
import java.util.stream.Stream;

import io.migrate.Migrations;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Makes an invocation of each check.
 */
final class MigrationChecksProvider implements TestTemplateInvocationContextProvider {

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		int heads = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), MigrationChecks.class)
			.orElseThrow()
			.heads();
		Map<String, Migrations> databases = SpringExtension.getApplicationContext(context)
			.getBeansOfType(Migrations.class);
		if (databases.isEmpty()) {
			throw new IllegalStateException("The context of " + context.getRequiredTestClass().getName()
					+ " has no Migrations. It needs a data source, and @MigrationTest or @SpringBootTest on the class.");
		}
		return databases.entrySet().stream().flatMap((database) -> {
			String prefix = (databases.size() > 1) ? database.getKey() + ": " : "";
			return new Checkup(database.getValue(), heads).checks().stream().map((check) -> check.named(prefix));
		});
	}

}
