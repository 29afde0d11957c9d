package io.migrate;

import java.util.List;
import java.util.stream.Stream;

import io.migrate.define.DefinitionRunner;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.Normalizer.Normalized;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.SchemaDiff;
import io.migrate.diff.Stage;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevisions;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.Inventory;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.verify.ExpectedInventory;
import io.migrate.verify.Repair;
import io.migrate.verify.Union;

/**
 * Finds what brings a schema back to what the applied revisions leave, or the other way
 * round.
 */
final class Repairing {

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final MigrationSession session;

	Repairing(Parts parts, RevisionCatalog catalog, MigrationSession session) {
		this.parts = parts;
		this.catalog = catalog;
		this.session = session;
	}

	Repair find(RepairChoice choice) {
		new Drafting(this.parts, this.catalog).requireHead(this.session);
		Side expected = expected();
		Side found = look(this.session);
		return choice.accept() ? between(expected, found, choice) : between(found, expected, choice);
	}

	private Side expected() {
		AppliedRevisions applied = new History(this.session, this.parts.configuration().tables()).read();
		DefinitionRunner definitions = new DefinitionRun(this.parts, this.session, this.parts.definitions()).runner();
		return new SchemaReplay(this.parts, this.catalog).use(this.session, applied.ids(), definitions.made(),
				(scratch) -> new Side(look(scratch).schema(),
						ExpectedInventory.of(scratch, Filters.ofVerification(this.parts))));
	}

	private Side look(MigrationSession database) {
		SchemaFilter filter = Filters.ofVerification(this.parts);
		Dialect dialect = database.dialect();
		Schema schema = database.ask((connection) -> dialect.introspector().read(connection, filter));
		Inventory inventory = database.ask((connection) -> dialect.introspector().takeInventory(connection, filter));
		return new Side(schema, new ExpectedInventory(List.of(inventory)));
	}

	private Repair between(Side from, Side to, RepairChoice choice) {
		Dialect dialect = this.session.dialect();
		DiffOptions options = DiffOptions.DEFAULTS.withFilter(Filters.ofVerification(this.parts));
		Schema desired = choice.drop() ? to.schema() : Union.of(to.schema(), from.schema());
		Normalized printed = Drafting.printed(this.session, from.schema(), desired, options);
		List<Stage> stages = new SchemaDiff(dialect.diffRules()).compare(printed.current(), printed.desired(), options)
			.stages();
		Repair repair = Repair.of(stages, to.inventory(), from.inventory().prints().get(0), dialect.diagnostics());
		return new Repair(repair.stages(), Stream.concat(repair.left().stream(), printed.problems().stream()).toList());
	}

	/**
	 * A schema, in short and in full.
	 *
	 * @param schema what can be changed
	 * @param inventory everything
	 */
	private record Side(Schema schema, ExpectedInventory inventory) {

	}

}
