package io.migrate.schema;

import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaFilterTests {

	@Test
	void withoutPatternsEverythingCounts() {
		assertThat(SchemaFilter.ALL.has(name("public", "users"))).isTrue();
		assertThat(SchemaFilter.ALL.hasSchema("public")).isTrue();
	}

	@Test
	void onlyWhatIsIncludedCounts() {
		SchemaFilter filter = SchemaFilter.of(List.of("shop.*", "users"), List.of());
		assertThat(filter.has(name("shop", "carts"))).isTrue();
		assertThat(filter.has(name("public", "users"))).isTrue();
		assertThat(filter.has(name("public", "carts"))).isFalse();
	}

	@Test
	void whatIsExcludedDoesNotCountEvenIfItIsIncluded() {
		SchemaFilter filter = SchemaFilter.of(List.of("shop.*"), List.of("*_old", "audit.log"));
		assertThat(filter.has(name("shop", "carts_old"))).isFalse();
		assertThat(filter.has(name("shop", "carts"))).isTrue();
		assertThat(filter.has(name("audit", "log"))).isFalse();
	}

	@Test
	void aSchemaCountsWhenSomethingInItMay() {
		assertThat(SchemaFilter.of(List.of("shop.*"), List.of()).hasSchema("public")).isFalse();
		assertThat(SchemaFilter.of(List.of("shop.*", "users"), List.of()).hasSchema("public")).isTrue();
		assertThat(SchemaFilter.of(List.of(), List.of("audit.*")).hasSchema("audit")).isFalse();
		assertThat(SchemaFilter.of(List.of(), List.of("audit.log")).hasSchema("audit")).isTrue();
	}

	@Test
	void ourOwnTablesAreHiddenWithWhateverWasHiddenBefore() {
		SchemaFilter filter = SchemaFilter.ALL.hiding(new HistoryTables("public", "migrate_"))
			.hiding(new HistoryTables("ops", "other_"));
		assertThat(filter.has(name("public", "migrate_revision"))).isFalse();
		assertThat(filter.has(name("ops", "other_event"))).isFalse();
		assertThat(filter.has(name("public", "other_event"))).isTrue();
	}

	private static QualifiedName name(String schema, String name) {
		return new QualifiedName(schema, name);
	}

}
