package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import io.migrate.schema.SchemaFilter;

/**
 * What one look at the catalog has brought that wants to see everything. Not thread-safe.
 */
final class InventoryReading implements CatalogLook.Reading {

	private static final int HEAD = 6;

	private final int queries;

	private final SchemaFilter filter;

	private final SortedMap<InventoryItem, Map<String, String>> items = new TreeMap<>();

	InventoryReading(int queries, SchemaFilter filter) {
		this.queries = queries;
		this.filter = filter;
	}

	static List<String> queries(CatalogScope scope) {
		return Stream.concat(InventoryOfTables.queries(scope).stream(), InventoryOfObjects.queries(scope).stream())
			.toList();
	}

	@Override
	public void read(CatalogAnswers answers) throws SQLException {
		for (int i = 0; i < this.queries; i++) {
			CatalogRow row = answers.next();
			List<String> names = row.names(HEAD);
			while (row.next()) {
				read(row, names);
			}
		}
	}

	// What was dropped meanwhile is printed as nothing, or as an error, and asked for
	// again
	private void read(CatalogRow row, List<String> names) throws SQLException {
		String kind = row.text();
		InventoryItem item = new InventoryItem(kind, new QualifiedName(row.textOrNull(), row.text()), row.textOrNull());
		String schema = row.textOrNull();
		String judge = row.textOrNull();
		if (counts(item) && (judge == null || this.filter.has(new QualifiedName(schema, judge)))) {
			Map<String, String> attributes = new LinkedHashMap<>();
			for (String name : names) {
				String value = row.textOrNull();
				if (value != null) {
					attributes.put(name, value);
				}
			}
			this.items.put(item, attributes);
		}
	}

	private boolean counts(InventoryItem item) {
		return item.kind().equals(InventoryOfObjects.SCHEMA_KIND) ? this.filter.hasSchema(item.name().name())
				: this.filter.has(item.name());
	}

	@Override
	public boolean isWhole() {
		return true;
	}

	Inventory inventory() {
		return new Inventory(this.items);
	}

}
