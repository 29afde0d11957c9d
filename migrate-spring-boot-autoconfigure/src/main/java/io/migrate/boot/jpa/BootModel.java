package io.migrate.boot.jpa;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.PersistenceException;
import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.service.ServiceRegistry;

import org.springframework.util.ClassUtils;

/**
 * The model of a persistence unit as Hibernate has it before it would start: all that
 * mappings, settings and extensions of the application say, for the server that is
 * connected. Not thread-safe.
 */
final class BootModel implements AutoCloseable {

	/** Counts before all other ways to name one. */
	private static final String DATA_SOURCE = "hibernate.connection.datasource";

	private static final boolean VALIDATION_PRESENT = ClassUtils
		.isPresent(BeanValidationIntegrator.JAKARTA_BV_CHECK_CLASS, BootModel.class.getClassLoader());

	private final MetadataImplementor metadata;

	private BootModel(MetadataImplementor metadata) {
		this.metadata = metadata;
	}

	/**
	 * Builds it. Hibernate gets no connection.
	 * @param unit the persistence unit
	 * @param server the server for which it is
	 * @return the model, to be closed
	 * @throws JpaModelException if Hibernate refuses it
	 */
	static BootModel build(PersistenceUnit unit, Server server) {
		EntityManagerFactoryBuilder builder = null;
		try {
			builder = Bootstrap.getEntityManagerFactoryBuilder(unit.descriptor(), settings(unit, server));
			MetadataImplementor metadata = builder.metadata();
			// As at a start, in this order
			if (VALIDATION_PRESENT) {
				new ValidationConstraints(metadata).apply();
			}
			metadata.orderColumns(true);
			metadata.validate();
			new ValueGenerators(metadata).create();
			return new BootModel(metadata);
		}
		catch (PersistenceException ex) {
			if (builder != null) {
				builder.cancel();
			}
			throw JpaModelException.refused(unit.name(), ex);
		}
	}

	private static Map<String, Object> settings(PersistenceUnit unit, Server server) {
		Map<String, Object> settings = new HashMap<>(unit.properties());
		settings.put(DATA_SOURCE, new RefusingDataSource());
		settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, "false");
		settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, server.product());
		settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, server.version());
		settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, server.major());
		settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, server.minor());
		return settings;
	}

	MetadataImplementor metadata() {
		return this.metadata;
	}

	@Override
	public void close() {
		ServiceRegistry registry = this.metadata.getMetadataBuildingOptions().getServiceRegistry();
		StandardServiceRegistryBuilder.destroy(registry);
	}

}
