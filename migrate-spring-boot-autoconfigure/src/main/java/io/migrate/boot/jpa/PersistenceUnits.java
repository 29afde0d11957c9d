package io.migrate.boot.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Finds the application's persistence units. One that runs is asked what it runs with.
 * One that does not is made as the application defines it, up to where Hibernate would be
 * started, and forgotten again; what it would wait for, such as scripts, is not run.
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
		return names().stream().map(this::read).toList();
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

	private PersistenceUnit read(String name) {
		Class<?> type = this.beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + name, false);
		if (type == null || !LocalContainerEntityManagerFactoryBean.class.isAssignableFrom(type)) {
			throw JpaModelException.unknownFactory(name);
		}
		return this.beanFactory.containsSingleton(name) ? running(name) : prepared(name);
	}

	private PersistenceUnit running(String name) {
		LocalContainerEntityManagerFactoryBean factory = factory(name);
		PersistenceUnitInfo info = factory.getPersistenceUnitInfo();
		return checked(name, factory, (info != null) ? new PersistenceUnit(info, factory.getJpaPropertyMap()) : null);
	}

	private PersistenceUnit prepared(String name) {
		CapturingProvider provider = new CapturingProvider();
		BeanDefinition definition = this.beanFactory.getBeanDefinition(name);
		AbstractBeanDefinition unstarted = ((AbstractBeanDefinition) definition).cloneBeanDefinition();
		unstarted.setDependsOn();
		unstarted.getPropertyValues().add("persistenceProvider", provider).add("bootstrapExecutor", null);
		// In its own name, which its configuration class may look for while it is made
		replace(name, unstarted);
		try {
			return checked(name, factory(name), provider.unit());
		}
		finally {
			replace(name, definition);
		}
	}

	private void replace(String name, BeanDefinition definition) {
		this.beanFactory.removeBeanDefinition(name);
		this.beanFactory.registerBeanDefinition(name, definition);
	}

	private LocalContainerEntityManagerFactoryBean factory(String name) {
		return this.beanFactory.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name,
				LocalContainerEntityManagerFactoryBean.class);
	}

	private static PersistenceUnit checked(String name, LocalContainerEntityManagerFactoryBean factory,
			@Nullable PersistenceUnit unit) {
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
