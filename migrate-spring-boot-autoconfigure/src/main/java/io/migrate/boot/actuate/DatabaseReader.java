package io.migrate.boot.actuate;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.migrate.MigrationStatus;
import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.Lineage;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import io.migrate.boot.actuate.DatabaseDescriptor.Content;
import io.migrate.boot.actuate.DatabaseDescriptor.Standing;
import io.migrate.boot.actuate.MigrationsDescriptor.ProductDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.populate.InvalidPopulationsException;
import io.migrate.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Asks one bean where its database stands. What it cannot say, such as when the database
 * is away, is said in its place, so that the other beans are shown all the same.
 */
final class DatabaseReader {

	private final Migrations migrations;

	private final ErrorTexts errors;

	private final Supplier<@Nullable DriftDescriptor> drift;

	/**
	 * Creates a reader.
	 * @param migrations what to ask
	 * @param errors says what went wrong
	 * @param drift asked where the database can be reached
	 */
	DatabaseReader(Migrations migrations, ErrorTexts errors, Supplier<@Nullable DriftDescriptor> drift) {
		this.migrations = migrations;
		this.errors = errors;
		this.drift = drift;
	}

	DatabaseDescriptor read() {
		RevisionGraph graph;
		try {
			graph = this.migrations.revisions().graph();
		}
		catch (MigrationException ex) {
			return new DatabaseDescriptor(
					new Standing(null, "INVALID", this.errors.revisions(ex), List.of(), List.of(), List.of(), null),
					Content.NONE);
		}
		try {
			return describe(this.migrations.status());
		}
		catch (MigrationException ex) {
			return new DatabaseDescriptor(new Standing(null, "UNREACHABLE", this.errors.database(ex), List.of(),
					values(graph.realHeads()), List.of(), null), known(graph));
		}
	}

	private DatabaseDescriptor describe(MigrationStatus status) {
		ProductDescriptor product = new ProductDescriptor(status.database().product(), status.database().version(),
				status.schema());
		return new DatabaseDescriptor(
				new Standing(product, status.state().name(), null, values(status.current()), values(status.heads()),
						values(status.pending()), this.drift.get()),
				new Content(status.revisions().stream().map(RevisionDescriptor::of).toList(),
						status.events().stream().map((event) -> EventDescriptor.of(event, this.errors)).toList(),
						populations()));
	}

	// Where the schema stands is to be seen also when they are malformed
	private List<PopulationDescriptor> populations() {
		try {
			return this.migrations.populations()
				.status()
				.stream()
				.map((status) -> PopulationDescriptor.of(status, this.errors))
				.toList();
		}
		catch (InvalidPopulationsException ex) {
			return List.of(PopulationDescriptor.invalid(this.errors.populations(ex)));
		}
	}

	private Content known(RevisionGraph graph) {
		return new Content(
				graph.ordered(graph.ids()).stream().map((id) -> RevisionDescriptor.unread(entry(graph, id))).toList(),
				List.of(), List.of());
	}

	private Entry entry(RevisionGraph graph, RevisionId id) {
		Revision revision = this.migrations.revisions().get(id);
		Lineage lineage = new Lineage(revision.node().revises(), List.copyOf(graph.dependencies(id)),
				graph.labels(id).stream().sorted().toList());
		return new Entry(id, revision.message(), lineage, revision.script().kind(), RevisionState.PENDING,
				revision.downgrade().isReversible(), null);
	}

	private static List<String> values(Collection<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).toList();
	}

}
