package io.migrate.boot.jpa;

import java.util.Map;

import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.GeneratorCreator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Value;
import org.hibernate.models.spi.MemberDetails;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes what gives values to properties, such as the time of creation. Hibernate does so
 * when it starts, and a generator may change its column: that of the time of creation is
 * never null.
 */
final class ValueGenerators {

	private final MetadataImplementor metadata;

	ValueGenerators(MetadataImplementor metadata) {
		this.metadata = metadata;
	}

	void create() {
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			for (Property property : entity.getProperties()) {
				create(entity, property);
				if (property.getValue() instanceof Component component) {
					component.getProperties().forEach((part) -> create(entity, part));
				}
			}
		}
	}

	private void create(PersistentClass entity, Property property) {
		GeneratorCreator creator = property.getValueGeneratorCreator();
		if (creator != null) {
			creator.createGenerator(new Context(this.metadata, entity, property));
		}
	}

	/**
	 * What a generator may ask.
	 *
	 * @param metadata the model
	 * @param entity the entity
	 * @param property the property that gets values
	 */
	private record Context(MetadataImplementor metadata, PersistentClass entity,
			Property property) implements GeneratorCreationContext {

		@Override
		public Database getDatabase() {
			return this.metadata.getDatabase();
		}

		@Override
		public ServiceRegistry getServiceRegistry() {
			return this.metadata.getMetadataBuildingOptions().getServiceRegistry();
		}

		@Override
		public @Nullable String getDefaultCatalog() {
			return (String) settings().get(MappingSettings.DEFAULT_CATALOG);
		}

		@Override
		public @Nullable String getDefaultSchema() {
			return (String) settings().get(MappingSettings.DEFAULT_SCHEMA);
		}

		private Map<String, Object> settings() {
			return getServiceRegistry().requireService(ConfigurationService.class).getSettings();
		}

		@Override
		public PersistentClass getPersistentClass() {
			return this.entity;
		}

		@Override
		public RootClass getRootClass() {
			return this.entity.getRootClass();
		}

		@Override
		public Property getProperty() {
			return this.property;
		}

		@Override
		public Value getValue() {
			return this.property.getValue();
		}

		@Override
		public @Nullable MemberDetails getMemberDetails() {
			return (this.property.getValue() instanceof SimpleValue value) ? value.getMemberDetails() : null;
		}

	}

}
