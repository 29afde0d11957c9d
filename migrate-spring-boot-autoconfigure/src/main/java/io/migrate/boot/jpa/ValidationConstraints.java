package io.migrate.boot.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.beanvalidation.ValidationMode;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.ValidationSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.service.ServiceRegistry;

/**
 * Adds to a model what Bean Validation says about its fields, such as {@code @NotNull}.
 * Hibernate itself does that in the middle of its start, where nobody else gets in, so
 * that its own code is called past its start.
 */
final class ValidationConstraints {

	private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

	private final MetadataImplementor metadata;

	private final ServiceRegistry registry;

	private final Map<String, Object> settings;

	ValidationConstraints(MetadataImplementor metadata) {
		this.metadata = metadata;
		this.registry = metadata.getMetadataBuildingOptions().getServiceRegistry();
		this.settings = this.registry.requireService(ConfigurationService.class).getSettings();
	}

	/**
	 * Adds them, unless the application does not want that.
	 */
	void apply() {
		if (isWanted()) {
			withFactory();
		}
	}

	private boolean isWanted() {
		Object mode = this.settings.get(ValidationSettings.JAKARTA_VALIDATION_MODE);
		if (mode == null) {
			mode = this.settings.get(BeanValidationIntegrator.MODE_PROPERTY);
		}
		Set<ValidationMode> modes = ValidationMode.parseValidationModes(mode);
		return (modes.contains(ValidationMode.AUTO) || modes.contains(ValidationMode.DDL))
				&& this.registry.requireService(ConfigurationService.class)
					.getSetting(BeanValidationIntegrator.APPLY_CONSTRAINTS, StandardConverters.BOOLEAN, true);
	}

	private void withFactory() {
		Object given = this.settings.get(ValidationSettings.JAKARTA_VALIDATION_FACTORY);
		if (given instanceof ValidatorFactory factory) {
			apply(factory);
			return;
		}
		try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
			apply(factory);
		}
		catch (NoProviderFoundException ex) {
			// As at a start: the annotations are there, and nobody who knows them
		}
	}

	private void apply(ValidatorFactory factory) {
		ClassLoaderService classes = this.registry.requireService(ClassLoaderService.class);
		try {
			Method method = Class.forName(ACTIVATOR, true, BeanValidationIntegrator.class.getClassLoader())
				.getMethod("applyRelationalConstraints", ValidatorFactory.class, Collection.class, Map.class,
						Dialect.class, ClassLoaderAccess.class);
			method.setAccessible(true);
			method.invoke(null, factory, this.metadata.getEntityBindings(), this.settings,
					this.metadata.getDatabase().getDialect(), new ClassLoaderAccessImpl(null, classes));
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw JpaModelException.unknownHibernate(ACTIVATOR + " fails", ex);
		}
		catch (ReflectiveOperationException ex) {
			throw JpaModelException.unknownHibernate("there is no " + ACTIVATOR + " as it is known", ex);
		}
	}

}
