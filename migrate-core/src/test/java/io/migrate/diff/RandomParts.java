package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A random table that is divided, mostly, with its parts.
 */
final class RandomParts {

	private static final QualifiedName NAME = RandomSchemas.name("p");

	private final RandomSchemas schemas;

	RandomParts(RandomSchemas schemas) {
		this.schemas = schemas;
	}

	List<Table> make() {
		String key = this.schemas.pick("RANGE (day)", "RANGE (day)", "RANGE (day)", "RANGE (id)", null);
		List<Column> columns = columns();
		List<Table> tables = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		if (this.schemas.chance(50)) {
			constraints.add(new Constraint.PrimaryKey("p_pkey", List.of("id", "day"), List.of(), false,
					Constraint.Deferral.NOT_DEFERRABLE));
		}
		if (this.schemas.chance(40)) {
			constraints.add(new Constraint.Check("p_check", "(id > " + this.schemas.pick(0, 1) + ")", false,
					Constraint.Enforcement.VALID));
		}
		List<Index> indexes = this.schemas.chance(50)
				? List.of(RandomTable.index(this.schemas.pick("p_idx", "p_by"), "id", false)) : List.of();
		tables.add(new Table(NAME, columns, constraints, indexes,
				(key != null) ? new Partitioning(key, null, null) : null, null));
		if (key != null) {
			boolean days = key.contains("day");
			addPart(tables, "p1", columns, days ? "('2024-01-01') TO ('2025-01-01')" : "('1') TO ('100')");
			addPart(tables, "p2", columns, days ? "('2025-01-01') TO ('2026-01-01')" : "('100') TO ('200')");
		}
		return tables;
	}

	private List<Column> columns() {
		List<Column> columns = new ArrayList<>(List.of(column("id", "bigint", false), column("day", "date", false)));
		if (this.schemas.chance(60)) {
			columns.add(column("note", this.schemas.pick("text", "character varying(20)"), this.schemas.chance(70)));
		}
		return columns;
	}

	private static Column column(String name, String type, boolean nullable) {
		return new Column(name, type, nullable, null, null, null);
	}

	private void addPart(List<Table> tables, String name, List<Column> columns, @Nullable String bound) {
		if (this.schemas.chance(60)) {
			List<Index> indexes = this.schemas.chance(30) ? List.of(RandomTable.index(name + "_day", "day", true))
					: List.of();
			tables.add(new Table(RandomSchemas.name(name), columns, List.of(), indexes,
					new Partitioning(null, NAME, "FOR VALUES FROM " + bound), null));
		}
	}

}
