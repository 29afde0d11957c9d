package io.migrate.boot.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Finds the application's persistence units. Each one is prepared by the application's
 * own definition, in a bean factory beside the application's, up to where Hibernate would
 * be started; the application's own bean is not touched, started or not.
 */
final class PersistenceUnits {

	private final DefaultListableBeanFactory beanFactory;

	PersistenceUnits(DefaultListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Finds them.
	 * @return all of them, in the order in which they are defined
	 * @throws JpaModelException if one is not Hibernate's, or cannot be prepared without
	 * being started
	 */
	List<PersistenceUnit> find() {
		return names().stream().map(this::prepare).toList();
	}

	private Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (Class<?> type : List.of(AbstractEntityManagerFactoryBean.class, EntityManagerFactory.class)) {
			for (String name : this.beanFactory.getBeanNamesForType(type, true, false)) {
				names.add(BeanFactoryUtils.transformedBeanName(name));
			}
		}
		return names;
	}

	private PersistenceUnit prepare(String name) {
		Class<?> type = this.beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + name, false);
		if (type == null || !LocalContainerEntityManagerFactoryBean.class.isAssignableFrom(type)
				|| !this.beanFactory.containsBeanDefinition(name)) {
			throw JpaModelException.unknownFactory(name);
		}
		CapturingProvider provider = new CapturingProvider();
		DefaultListableBeanFactory beside = new DefaultListableBeanFactory(this.beanFactory);
		beside.copyConfigurationFrom(this.beanFactory);
		beside.registerBeanDefinition(name, definition(name, provider));
		return checked(name,
				beside.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name, LocalContainerEntityManagerFactoryBean.class),
				provider);
	}

	private BeanDefinition definition(String name, CapturingProvider provider) {
		AbstractBeanDefinition definition = (AbstractBeanDefinition) this.beanFactory.getMergedBeanDefinition(name);
		AbstractBeanDefinition copy = definition.cloneBeanDefinition();
		copy.setScope(BeanDefinition.SCOPE_SINGLETON);
		copy.setDependsOn();
		// Its type would be looked for at the bean with its method, which is not here
		copy.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, EntityManagerFactory.class);
		copy.getPropertyValues().add("persistenceProvider", provider).add("bootstrapExecutor", null);
		return copy;
	}

	private static PersistenceUnit checked(String name, LocalContainerEntityManagerFactoryBean factory,
			CapturingProvider provider) {
		PersistenceUnit unit = provider.unit();
		if (unit == null) {
			throw JpaModelException.unknownFactory(name);
		}
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		PersistenceProvider meant = (adapter != null) ? adapter.getPersistenceProvider() : null;
		if (meant != null && !(meant instanceof HibernatePersistenceProvider)) {
			throw JpaModelException.otherProvider(unit.name(), meant.getClass().getSimpleName());
		}
		return unit;
	}

}
