package io.migrate.boot.cli;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Leaves every bean unmade until somebody asks for it, such as a command: none is made
 * because the context is refreshed, because it is told that something happened, because
 * it has a life cycle, or because it could be woven into, as an entity manager factory.
 */
public final class DormantBeans implements BeanFactoryPostProcessor {

	private static final String HIDING = DormantBeans.class.getName() + ".hiding";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		hideLazyBeans(beanFactory);
		replace(beanFactory, AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				new ReticentMulticaster(beanFactory));
		// The context makes them itself, and a message may come from the database
		remove(beanFactory, AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME);
		remove(beanFactory, ConfigurableApplicationContext.BOOTSTRAP_EXECUTOR_BEAN_NAME);
		// It would load every class to look for methods that listen
		remove(beanFactory, AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
		for (String name : beanFactory.getBeanDefinitionNames()) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
	}

	// The search for what weaves classes makes what it finds, lazy or not. It is the only
	// search
	// between the one for initializers and the start of the life cycles that may miss a
	// lazy bean
	private static void hideLazyBeans(ConfigurableListableBeanFactory beanFactory) {
		DefaultListableBeanFactory factory = (DefaultListableBeanFactory) beanFactory;
		BeanFactoryInitializer<ListableBeanFactory> hiding = (any) -> factory.setAllowEagerClassLoading(false);
		beanFactory.registerSingleton(HIDING, hiding);
		replace(beanFactory, AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
				new NoLifecycle(() -> factory.setAllowEagerClassLoading(true)));
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
