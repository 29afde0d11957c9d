package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.migrate.dialect.Dialect;
import io.migrate.introspect.Introspector;
import io.migrate.schema.Inventory;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;

/**
 * Reads the catalog of PostgreSQL in one round trip.
 */
final class PostgresIntrospector implements Introspector {

	private final Dialect dialect;

	private final CatalogLook look;

	PostgresIntrospector(Dialect dialect) {
		this.dialect = dialect;
		this.look = new CatalogLook(dialect);
	}

	@Override
	public Schema read(Connection connection, SchemaFilter filter) throws SQLException {
		return read(connection, CatalogScope.of(major(connection), filter, this.dialect), filter);
	}

	@Override
	public Schema readTemporary(Connection connection) throws SQLException {
		return read(connection, CatalogScope.temporary(major(connection)), SchemaFilter.ALL);
	}

	private Schema read(Connection connection, CatalogScope scope, SchemaFilter filter) throws SQLException {
		CatalogReading reading = this.look.ask(connection, CatalogReading.queries(scope), CatalogReading::new);
		return new SchemaAssembly(reading, filter).schema();
	}

	@Override
	public Inventory takeInventory(Connection connection, SchemaFilter filter) throws SQLException {
		List<String> queries = InventoryReading.queries(CatalogScope.of(major(connection), filter, this.dialect));
		return this.look.ask(connection, queries, () -> new InventoryReading(queries.size(), filter)).inventory();
	}

	private static int major(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseMajorVersion();
	}

}
