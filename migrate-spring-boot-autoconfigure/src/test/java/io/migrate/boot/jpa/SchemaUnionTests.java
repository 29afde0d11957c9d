package io.migrate.boot.jpa;

import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaUnionTests {

	private static final Constraint KEY = new Constraint.PrimaryKey(null, List.of("id"), List.of(), false,
			Constraint.Deferral.NOT_DEFERRABLE);

	@Test
	void tablesOfBothAreThere() {
		assertThat(SchemaUnion.of(schema(table("a", "id")), schema(table("b", "id"))).tables())
			.containsExactly(table("a", "id"), table("b", "id"));
	}

	@Test
	void aTableOfBothHasTheColumnsOfBoth() {
		Schema union = SchemaUnion.of(schema(table("a", "id", "x")), schema(table("a", "id", "y")));
		assertThat(union.tables()).containsExactly(table("a", "id", "x", "y"));
		assertThat(union.namespaces()).containsExactly("public");
	}

	private static Schema schema(Table... tables) {
		return new Schema(Set.of("public"), List.of(), List.of(), List.of(), List.of(tables), List.of(), List.of(),
				List.of());
	}

	private static Table table(String name, String... columns) {
		return new Table(new QualifiedName("public", name),
				List.of(columns).stream().map((column) -> new Column(column, "text", true, null, null, null)).toList(),
				List.of(KEY), List.of(), null, null);
	}

}
