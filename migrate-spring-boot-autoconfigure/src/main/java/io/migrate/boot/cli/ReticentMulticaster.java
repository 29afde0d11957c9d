package io.migrate.boot.cli;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;

/**
 * Makes no bean in order to tell it something, and tells nobody that the context is
 * there.
 */
final class ReticentMulticaster extends SimpleApplicationEventMulticaster {

	ReticentMulticaster(BeanFactory beanFactory) {
		super(beanFactory);
	}

	@Override
	public void addApplicationListenerBean(String name) {
		// It may not be made yet; whoever is made adds itself
	}

	@Override
	public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType type) {
		if (!(event instanceof ContextRefreshedEvent)) {
			super.multicastEvent(event, type);
		}
	}

}
