package io.migrate.boot.autoconfigure;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Spring Boot that a schema is seen to, so that Hibernate leaves it alone unless
 * {@code spring.jpa.hibernate.ddl-auto} says otherwise.
 */
final class ManagedSchemaProvider implements SchemaManagementProvider {

	private final MigrationsFactory factory;

	private final ObjectProvider<DataSource> application;

	ManagedSchemaProvider(MigrationsFactory factory, ObjectProvider<DataSource> application) {
		this.factory = factory;
		this.application = application;
	}

	// That of the application, too, where revisions reach its database in another way
	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return (this.factory.manages(dataSource) || dataSource.equals(this.application.getIfUnique()))
				? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
