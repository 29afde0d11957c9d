package io.migrate;

import java.util.Set;

import io.migrate.define.DefinitionRunner;
import io.migrate.graph.RevisionId;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.Inventory;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.verify.ExpectedInventory;

/**
 * What databases have, and what they should have, of what revisions are to answer for.
 */
final class SchemaLook {

	private final Parts parts;

	SchemaLook(Parts parts) {
		this.parts = parts;
	}

	/**
	 * What counts: neither our own tables nor those of others.
	 */
	SchemaFilter filter() {
		MigrationConfiguration configuration = this.parts.configuration();
		return this.parts.autogeneration()
			.filter()
			.excluding(ProtectedTables.of(configuration).patterns())
			.hiding(configuration.tables());
	}

	Inventory at(MigrationSession database) {
		SchemaFilter filter = filter();
		return database.ask((connection) -> database.dialect().introspector().takeInventory(connection, filter));
	}

	/**
	 * What revisions leave, with the definitions that were made behind them.
	 * @param live the database that should have it
	 * @param catalog the revisions of the code
	 * @param revisions which ones
	 */
	ExpectedInventory expected(MigrationSession live, RevisionCatalog catalog, Set<RevisionId> revisions) {
		SchemaFilter filter = filter();
		return new SchemaReplay(this.parts, catalog).use(live, revisions, definitions(live).made(),
				(scratch) -> ExpectedInventory.of(scratch, filter));
	}

	DefinitionRunner definitions(MigrationSession live) {
		return new DefinitionRun(this.parts, live, this.parts.definitions()).runner();
	}

}
