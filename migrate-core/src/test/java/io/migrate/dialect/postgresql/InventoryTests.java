package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import io.migrate.schema.SchemaFilter;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
@EveryMajor
class InventoryTests {

	private static final Map.Entry<InventoryItem, Map<String, String>> PUBLIC = Map
		.entry(new InventoryItem("schema", new QualifiedName(null, "public"), null), Map.of());

	private final TestDatabase database;

	InventoryTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void anEmptyDatabaseHasNothingButItsSchema() throws SQLException {
		assertThat(inventory().items()).containsOnly(PUBLIC);
	}

	@Test
	void whatIsDefaultIsLeftOut() throws SQLException {
		this.database.client().sql("CREATE TABLE notes (id int, text text)").update();
		assertThat(inventory().items()).containsOnly(PUBLIC, Map.entry(item("table", null), Map.of()),
				Map.entry(item("column", "id"), Map.of("type", "integer")),
				Map.entry(item("column", "text"), Map.of("type", "text")));
	}

	private static InventoryItem item(String kind, String part) {
		return new InventoryItem(kind, new QualifiedName("public", "notes"), part);
	}

	private Inventory inventory() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return new PostgresDialect().introspector().takeInventory(connection, SchemaFilter.ALL);
		}
	}

}
