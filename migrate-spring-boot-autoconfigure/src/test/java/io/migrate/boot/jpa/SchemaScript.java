package io.migrate.boot.jpa;

import java.util.List;
import java.util.Set;

import io.migrate.autogenerate.DesiredState;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.SchemaDiff;
import io.migrate.diff.SchemaDifference;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.schema.Schema;
import io.migrate.testing.TestDatabase;

/**
 * Makes what a model says in an empty database.
 */
final class SchemaScript {

	private static final Schema EMPTY = new Schema(Set.of("public"), List.of(), List.of(), List.of(), List.of(),
			List.of(), List.of(), List.of());

	private SchemaScript() {
	}

	static void run(DesiredState model, TestDatabase database) {
		PostgresDialect dialect = new PostgresDialect();
		SchemaDifference difference = new SchemaDiff(dialect.diffRules()).compare(EMPTY, model.schema(),
				DiffOptions.DEFAULTS.withScope(model.scope()));
		database.client().sql(dialect.ddlRenderer().script(difference.operations())).update();
	}

}
