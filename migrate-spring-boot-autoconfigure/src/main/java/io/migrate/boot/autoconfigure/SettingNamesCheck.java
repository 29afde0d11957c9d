package io.migrate.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.migrate.base.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.Resource;

/**
 * Refuses properties below {@code migrate} that are no settings, before any bean is made:
 * somebody who writes {@code migrate.on-start=none} would not expect that revisions run.
 * Environment variables and system properties belong to everybody; those that are not
 * near a setting are left alone.
 */
final class SettingNamesCheck implements BeanFactoryPostProcessor {

	private static final int FEW = 4;

	private static final int MANY = 2;

	private final Environment environment;

	private final SettingNames names = new SettingNames();

	SettingNamesCheck(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Looks at every property.
	 * @param beanFactory is not looked at
	 * @throws InvalidSettingException if there are any, with all of them
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> wrong = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(SettingNames.PREFIX::isAncestorOf)
					.map((name) -> judge(name, source))
					.filter((problem) -> problem != null && !wrong.contains(problem))
					.forEach(wrong::add);
			}
		}
		if (!wrong.isEmpty()) {
			throw new InvalidSettingException("There is no setting of this name:\n  " + String.join("\n  ", wrong),
					"Correct or remove it. A property of the application's own needs another prefix than"
							+ " 'migrate'. Nothing was run.");
		}
	}

	private @Nullable String judge(ConfigurationPropertyName name, ConfigurationPropertySource source) {
		boolean variable = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property == null || this.names.isKnown(name, variable)
				|| ("".equals(property.getValue()) && this.names.isGroup(name))) {
			return null;
		}
		String renamed = SettingNames.renamed(name);
		if (renamed != null) {
			return describe(property) + ": it is " + spelt(renamed, variable) + " now";
		}
		boolean lenient = variable || isSystemProperties(source.getUnderlyingSource());
		String near = this.names.near(name, lenient ? FEW : MANY);
		if (near != null) {
			return describe(property) + ": did you mean " + spelt(near, variable) + "?";
		}
		return lenient ? null : describe(property);
	}

	private static boolean isSystemProperties(@Nullable Object source) {
		return source instanceof PropertySource<?> properties
				&& StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(properties.getName());
	}

	private static String spelt(String name, boolean variable) {
		String whole = SettingNames.PREFIX + "." + name;
		return variable ? whole.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') : whole;
	}

	private static String describe(ConfigurationProperty property) {
		if (property.getOrigin() instanceof PropertySourceOrigin source) {
			return source.getPropertyName() + " in " + ((source.getOrigin() instanceof TextResourceOrigin text)
					? place(text) : source.getPropertySource().getName());
		}
		return property.getName().toString();
	}

	private static String place(TextResourceOrigin origin) {
		Resource resource = origin.getResource();
		String name = (resource != null) ? resource.getDescription().replaceFirst(".*\\[(?:file:)?(.*)].*", "$1")
				: "a file";
		return (origin.getLocation() != null) ? name + ":" + (origin.getLocation().getLine() + 1) : name;
	}

}
