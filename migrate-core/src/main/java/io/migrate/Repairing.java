package io.migrate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.Normalizer.Normalized;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.SchemaDiff;
import io.migrate.diff.Stage;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevisions;
import io.migrate.revision.RevisionCatalog;
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

	private final SchemaLook look;

	Repairing(Parts parts, RevisionCatalog catalog, MigrationSession session) {
		this.parts = parts;
		this.catalog = catalog;
		this.session = session;
		this.look = new SchemaLook(parts);
	}

	Repair find(RepairChoice choice) {
		new Drafting(this.parts, this.catalog).requireHead(this.session);
		Side expected = expected();
		Side found = found();
		return choice.accept() ? between(expected, found, choice) : between(found, expected, choice);
	}

	private Side expected() {
		AppliedRevisions applied = new History(this.session, this.parts.configuration().tables()).read();
		return new SchemaReplay(this.parts, this.catalog).use(this.session, applied.ids(),
				this.look.definitions(this.session).made(),
				(scratch) -> new Side(schema(scratch), ExpectedInventory.of(scratch, this.look.filter())));
	}

	private Side found() {
		return new Side(schema(this.session), new ExpectedInventory(List.of(this.look.at(this.session))));
	}

	private Schema schema(MigrationSession database) {
		SchemaFilter filter = this.look.filter();
		return database.ask((connection) -> database.dialect().introspector().read(connection, filter));
	}

	private Repair between(Side from, Side to, RepairChoice choice) {
		Dialect dialect = this.session.dialect();
		DiffOptions options = DiffOptions.DEFAULTS.withFilter(this.look.filter());
		Schema desired = choice.drop() ? to.schema() : Union.of(to.schema(), from.schema());
		Normalized printed = Drafting.printed(this.session, from.schema(), desired, options);
		List<Stage> stages = new SchemaDiff(dialect.diffRules()).compare(printed.current(), printed.desired(), options)
			.stages();
		Repair repair = Repair.of(stages, to.inventory(), from.inventory().prints().get(0), choice.drop(),
				dialect.diagnostics());
		List<String> left = new ArrayList<>(repair.left());
		left.addAll(Union.kept(to.schema(), desired));
		left.addAll(printed.problems());
		return new Repair(repair.stages(), left);
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
