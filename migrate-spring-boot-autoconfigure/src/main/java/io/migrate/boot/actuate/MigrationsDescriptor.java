package io.migrate.boot.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@link MigrationsEndpoint}. These types are the JSON.
 *
 * @param contexts the application contexts by id
 */
public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

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

		private final @Nullable RevisionState state;

		private final @Nullable Supplier<RevisionSql> sql;

		private RevisionDescriptor(Entry entry, @Nullable RevisionState state, @Nullable Supplier<RevisionSql> sql) {
			this.entry = entry;
			this.state = state;
			this.sql = sql;
		}

		static RevisionDescriptor of(Entry entry) {
			return new RevisionDescriptor(entry, entry.state(), null);
		}

		/**
		 * One of which the database does not say where it stands.
		 */
		static RevisionDescriptor unread(Entry entry) {
			return new RevisionDescriptor(entry, null, null);
		}

		RevisionDescriptor with(Supplier<RevisionSql> sql) {
			return new RevisionDescriptor(this.entry, this.state, sql);
		}

		/**
		 * What it runs; no part of the JSON.
		 * @return that, or {@code null} when the code does not know it or nobody may see
		 * it here
		 */
		public @Nullable RevisionSql sql() {
			return (this.sql != null && this.state != RevisionState.UNKNOWN) ? this.sql.get() : null;
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
		 * @return its state, or {@code null} when the database does not say
		 */
		public @Nullable RevisionState getState() {
			return this.state;
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

}
