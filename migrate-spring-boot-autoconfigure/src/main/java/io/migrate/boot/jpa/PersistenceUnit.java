package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;

/**
 * A persistence unit of the application as its JPA provider would be given it.
 *
 * @param info what it consists of
 * @param properties its settings
 */
record PersistenceUnit(PersistenceUnitInfo info, Map<String, Object> properties) {

	PersistenceUnit {
		properties = new HashMap<>(properties);
		properties.values().removeIf(Objects::isNull);
	}

	String name() {
		String name = this.info.getPersistenceUnitName();
		return (name != null) ? name : "default";
	}

	/**
	 * Where its entities are kept.
	 * @return the data source, or {@code null} when Hibernate has connections of its own
	 */
	@Nullable DataSource dataSource() {
		DataSource transactional = this.info.getJtaDataSource();
		return (transactional != null) ? transactional : this.info.getNonJtaDataSource();
	}

	/**
	 * Describes it to Hibernate, as Spring does: with packages, which may be annotated.
	 * @return a description that changes no class
	 */
	PersistenceUnitDescriptor descriptor() {
		List<String> managed = new ArrayList<>(this.info.getManagedClassNames());
		if (this.info instanceof SmartPersistenceUnitInfo smart) {
			managed.addAll(smart.getManagedPackages());
		}
		return new PersistenceUnitInfoDescriptor(this.info) {

			@Override
			public List<String> getManagedClassNames() {
				return managed;
			}

			@Override
			public void pushClassTransformer(EnhancementContext enhancementContext) {
			}

		};
	}

}
