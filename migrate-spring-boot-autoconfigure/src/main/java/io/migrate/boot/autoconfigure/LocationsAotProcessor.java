package io.migrate.boot.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.migrate.Migrations;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ResourceHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Keeps the files of the folders in a native image that are set when it is built. Nothing
 * is read from them: that the revisions are good is found out at a start.
 */
final class LocationsAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final List<String> FOLDERS = List.of("migrate.locations", "migrate.populations.locations",
			"migrate.definitions.locations");

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(Migrations.class, true, false).length == 0) {
			return null;
		}
		Environment environment = beanFactory.getBean(Environment.class);
		return (generation, code) -> register(environment, generation.getRuntimeHints().resources());
	}

	private static void register(Environment environment, ResourceHints hints) {
		Binder binder = Binder.get(environment);
		FOLDERS.stream()
			.flatMap((setting) -> binder.bind(setting, Bindable.listOf(String.class))
				.map(List::stream)
				.orElseGet(Stream::empty))
			.forEach((folder) -> MigrateRuntimeHints.register(folder, hints));
		binder.bind("migrate.verify.fingerprints", String.class)
			.ifBound((file) -> MigrateRuntimeHints.registerFile(file, hints));
	}

}
