package io.migrate.boot.actuate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.Lineage;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.actuate.DatabaseDescriptor.Content;
import io.migrate.boot.actuate.DatabaseDescriptor.Standing;
import io.migrate.boot.actuate.MigrationsDescriptor.ContextDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.ProductDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint would say of databases that are not there.
 */
public final class Descriptors {

	private Descriptors() {
	}

	public static RevisionDescriptor revision(String id, String message, RevisionState state, String... revises) {
		return RevisionDescriptor.of(new Entry(new RevisionId(id), message,
				new Lineage(Stream.of(revises).map(RevisionId::new).toList(), List.of(), List.of()), "sql", state, true,
				null));
	}

	public static DatabaseDescriptor database(String state, @Nullable String error,
			Collection<RevisionDescriptor> revisions) {
		return new DatabaseDescriptor(new Standing(new ProductDescriptor("PostgreSQL", "18.6", "public"), state, error,
				List.of(), List.of(), List.of(), null), new Content(List.copyOf(revisions), List.of(), List.of()));
	}

	public static DatabaseDescriptor database(DriftDescriptor drift) {
		return new DatabaseDescriptor(new Standing(null, "UP_TO_DATE", null, List.of(), List.of(), List.of(), drift),
				Content.NONE);
	}

	public static MigrationsDescriptor of(Map<String, DatabaseDescriptor> beans) {
		return new MigrationsDescriptor(Map.of("application", new ContextDescriptor(beans, null)));
	}

}
