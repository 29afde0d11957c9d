package io.migrate.boot.cli;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Leaves every bean unmade until a command asks for it: none is made because the context
 * is refreshed, because it is told that something happened, or because it has a life
 * cycle.
 */
final class DormantBeans implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		replace(beanFactory, AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NoLifecycle());
		replace(beanFactory, AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				new ReticentMulticaster(beanFactory));
		// It would load every class to look for methods that listen
		remove(beanFactory, AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
		for (String name : beanFactory.getBeanDefinitionNames()) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
	}

	private static void replace(ConfigurableListableBeanFactory beanFactory, String name, Object bean) {
		remove(beanFactory, name);
		beanFactory.registerSingleton(name, bean);
	}

	private static void remove(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)) {
			((BeanDefinitionRegistry) beanFactory).removeBeanDefinition(name);
		}
	}

}
