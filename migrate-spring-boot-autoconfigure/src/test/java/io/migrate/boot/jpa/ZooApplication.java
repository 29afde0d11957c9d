package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.migrate.autogenerate.DesiredState;
import io.migrate.testing.TestDatabase;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * An application with the entities of the zoo, or with others.
 */
final class ZooApplication {

	private final List<String> properties = new ArrayList<>();

	private final TestDatabase database;

	private boolean jpa = true;

	private String[] entities = {};

	private Class<?>[] configurations = { Zoo.class };

	ZooApplication(TestDatabase database) {
		this.database = database;
		this.properties
			.addAll(List.of("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=2",
					"spring.jpa.properties.hibernate.hbm2ddl.create_namespaces=true",
					"spring.jpa.properties.hibernate.hbm2ddl.halt_on_error=true"));
	}

	ZooApplication with(String property) {
		this.properties.add(property);
		return this;
	}

	ZooApplication of(Class<?>... configurations) {
		this.configurations = configurations;
		return this;
	}

	/**
	 * Starts it with Hibernate.
	 * @param ddlAuto what Hibernate does to the database
	 */
	void start(String ddlAuto) {
		runner().withPropertyValues("spring.jpa.hibernate.ddl-auto=" + ddlAuto).run((context) -> {
			if (context.getStartupFailure() != null) {
				throw new AssertionError("Hibernate does not start", context.getStartupFailure());
			}
		});
	}

	/**
	 * Lets it have some entities, and not the zoo.
	 * @param entities the entities
	 * @return this application
	 */
	ZooApplication entities(Class<?>... entities) {
		this.entities = Stream.of(entities).map(Class::getName).toArray(String[]::new);
		this.configurations = new Class<?>[] { NoZoo.class };
		return this;
	}

	/**
	 * Starts it.
	 * @param use gets the application
	 */
	void run(Consumer<ApplicationContext> use) {
		runner().run(use::accept);
	}

	ZooApplication withoutJpa() {
		this.jpa = false;
		return this;
	}

	/**
	 * Defines it, and starts nothing.
	 * @param use gets the application
	 */
	void define(Consumer<ApplicationContext> use) {
		runner().withInitializer((context) -> context.addBeanFactoryPostProcessor(ZooApplication::sleep))
			.run((context) -> {
				if (context.getStartupFailure() != null) {
					throw new AssertionError("The application is not defined", context.getStartupFailure());
				}
				DefaultListableBeanFactory factory = (DefaultListableBeanFactory) context
					.getAutowireCapableBeanFactory();
				factory.setAllowEagerClassLoading(true);
				use.accept(context);
			});
	}

	/**
	 * Reads its model.
	 * @return the model
	 */
	DesiredState model() {
		List<DesiredState> models = new ArrayList<>();
		define((context) -> models.add(model(context)));
		return models.get(0);
	}

	DesiredState model(ApplicationContext context) {
		return model(context, context.getBean(DataSource.class)).read(server());
	}

	JpaDesiredSchema model(ApplicationContext context, DataSource dataSource) {
		return new JpaDesiredSchema((ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory(),
				dataSource);
	}

	Server server() {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return Server.of(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// As in a command
	private static void sleep(ConfigurableListableBeanFactory beanFactory) {
		DefaultListableBeanFactory factory = (DefaultListableBeanFactory) beanFactory;
		for (String name : factory.getBeanDefinitionNames()) {
			factory.getBeanDefinition(name).setLazyInit(true);
		}
		BeanFactoryInitializer<ListableBeanFactory> hiding = (any) -> factory.setAllowEagerClassLoading(false);
		factory.registerSingleton("hiding", hiding);
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(this.jpa
					? AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class)
					: AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withInitializer((context) -> {
				if (this.entities.length > 0) {
					((GenericApplicationContext) context).registerBean(PersistenceManagedTypes.class,
							() -> PersistenceManagedTypes.of(this.entities));
				}
			})
			.withUserConfiguration(this.configurations)
			.withPropertyValues(this.properties.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "io.migrate.boot.jpa.zoo")
	static class Zoo {

	}

	@Configuration(proxyBeanMethods = false)
	static class NoZoo {

	}

}
