package io.migrate.boot.test;

import java.util.List;

import io.migrate.boot.cli.DormantBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Lets nothing of an application run in a {@link MigrationTest}.
 */
final class DormantContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		return TestContextAnnotationUtils.hasAnnotation(testClass, MigrationTest.class) ? new DormantContext() : null;
	}

	/**
	 * Customizers that are equal let tests share a context.
	 */
	private record DormantContext() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
			context.addBeanFactoryPostProcessor(new DormantBeans());
			context.addBeanFactoryPostProcessor(new WithoutRunners());
		}

	}

	/**
	 * What would run once the context is there.
	 */
	private static final class WithoutRunners implements BeanFactoryPostProcessor {

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
			remove(ApplicationRunner.class, beanFactory);
			remove(CommandLineRunner.class, beanFactory);
		}

		private static void remove(Class<?> type, ConfigurableListableBeanFactory beanFactory) {
			for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
				if (beanFactory.containsBeanDefinition(name)) {
					((BeanDefinitionRegistry) beanFactory).removeBeanDefinition(name);
				}
			}
		}

	}

}
