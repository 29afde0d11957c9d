package io.migrate.boot.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.MigrationStatus;
import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.MigrationStatus.State;
import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision.Origin;
import io.migrate.plan.JournalEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@link MigrationsEndpoint}. These types are the JSON.
 *
 * @param contexts the application contexts by id
 */
public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

	static DatabaseDescriptor of(MigrationStatus status, List<PopulationDescriptor> populations) {
		return describe(status, status.revisions(), status.events(), populations);
	}

	static DatabaseDescriptor of(MigrationStatus status, List<PopulationDescriptor> populations, String revision) {
		return describe(status,
				status.revisions().stream().filter((entry) -> entry.id().value().equals(revision)).toList(),
				status.events().stream().filter((event) -> event.revision().equals(revision)).toList(),
				populations.stream().filter((population) -> revision.equals(population.getAfter())).toList());
	}

	private static DatabaseDescriptor describe(MigrationStatus status, List<Entry> revisions, List<JournalEntry> events,
			List<PopulationDescriptor> populations) {
		return new DatabaseDescriptor(
				new ProductDescriptor(status.database().product(), status.database().version(), status.schema()),
				status.state(), values(status.current()), values(status.heads()), values(status.pending()),
				revisions.stream().map(RevisionDescriptor::of).toList(),
				events.stream().map(EventDescriptor::of).toList(), populations);
	}

	private static List<String> values(List<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).toList();
	}

	/**
	 * The {@code Migrations} beans of one application context.
	 *
	 * @param migrationsBeans the beans by name
	 * @param parentId the id of the parent context, if there is one
	 */
	public record ContextDescriptor(Map<String, DatabaseDescriptor> migrationsBeans, @Nullable String parentId) {

	}

	/**
	 * One bean, which is one database.
	 *
	 * @param database what it is
	 * @param state the first that holds
	 * @param current the ids of the applied revisions that no other applied one needs
	 * @param heads the ids of the application's revisions that no other one needs
	 * @param pending the ids of the revisions that are not applied, parents first
	 * @param revisions all revisions, parents first, then those that only the database
	 * has
	 * @param events what happened last, newest first, 50 at most
	 * @param populations all populations, each behind those that it depends on, then
	 * those that only the database has
	 */
	public record DatabaseDescriptor(ProductDescriptor database, State state, List<String> current, List<String> heads,
			List<String> pending, List<RevisionDescriptor> revisions, List<EventDescriptor> events,
			List<PopulationDescriptor> populations) {

	}

	/**
	 * What a database is.
	 *
	 * @param product such as {@code PostgreSQL}
	 * @param version such as {@code 18.6}
	 * @param schema the schema of the bookkeeping tables
	 */
	public record ProductDescriptor(String product, String version, String schema) {

	}

	/**
	 * One revision.
	 */
	@JsonPropertyOrder({ "id", "message", "revises", "dependsOn", "labels", "kind", "state", "appliedAt", "durationMs",
			"appliedBy", "reversible" })
	public static final class RevisionDescriptor {

		private final Entry entry;

		private RevisionDescriptor(Entry entry) {
			this.entry = entry;
		}

		static RevisionDescriptor of(Entry entry) {
			return new RevisionDescriptor(entry);
		}

		/**
		 * The id.
		 * @return the full id
		 */
		public String getId() {
			return this.entry.id().value();
		}

		/**
		 * What the revision does.
		 * @return the first line of its file
		 */
		public String getMessage() {
			return this.entry.message();
		}

		/**
		 * The ids of its parents.
		 * @return the ids, none for a first revision
		 */
		public List<String> getRevises() {
			return values(this.entry.lineage().revises());
		}

		/**
		 * The ids that it depends on.
		 * @return the ids
		 */
		public List<String> getDependsOn() {
			return values(this.entry.lineage().dependsOn());
		}

		/**
		 * The branch labels that it carries.
		 * @return its own and inherited labels
		 */
		public List<String> getLabels() {
			return this.entry.lineage().labels();
		}

		/**
		 * How it is written.
		 * @return such as {@code sql}
		 */
		public String getKind() {
			return this.entry.kind();
		}

		/**
		 * Whether it is applied.
		 * @return its state
		 */
		public RevisionState getState() {
			return this.entry.state();
		}

		/**
		 * When it was applied.
		 * @return the time by the server's clock, or {@code null} when it is pending
		 */
		public @Nullable Instant getAppliedAt() {
			Origin origin = this.entry.origin();
			return (origin != null) ? origin.at() : null;
		}

		/**
		 * How long it took.
		 * @return milliseconds, or {@code null} when it is pending
		 */
		public @Nullable Long getDurationMs() {
			Origin origin = this.entry.origin();
			return (origin != null) ? Long.valueOf(origin.took().toMillis()) : null;
		}

		/**
		 * Who applied it.
		 * @return the database user and the machine, or {@code null} when it is pending
		 */
		public @Nullable String getAppliedBy() {
			Origin origin = this.entry.origin();
			return (origin != null) ? origin.by() : null;
		}

		/**
		 * Whether it can be taken back.
		 * @return {@code false} for an irreversible one
		 */
		public boolean isReversible() {
			return this.entry.reversible();
		}

	}

	/**
	 * One attempt of one step.
	 *
	 * @param revision the id of the revision
	 * @param action {@code upgrade}, {@code downgrade}, {@code stamp} or {@code unstamp}
	 * @param outcome {@code done} or {@code failed}
	 * @param startedAt when it began, by the server's clock
	 * @param durationMs how long it ran
	 * @param instance the machine and process that did it
	 * @param engineVersion the version of the engine
	 * @param error what went wrong, if something did
	 */
	public record EventDescriptor(String revision, String action, String outcome, Instant startedAt, long durationMs,
			String instance, String engineVersion, @Nullable String error) {

		static EventDescriptor of(JournalEntry event) {
			return new EventDescriptor(event.revision(), event.action(), event.outcome(), event.startedAt(),
					event.took().toMillis(), event.instance(), event.engineVersion(), event.error());
		}

	}

}
