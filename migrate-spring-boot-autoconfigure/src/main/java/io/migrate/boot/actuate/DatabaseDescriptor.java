package io.migrate.boot.actuate;

import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.boot.actuate.MigrationsDescriptor.ProductDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * One bean, which is one database, in the answer of {@link MigrationsEndpoint}.
 */
@JsonPropertyOrder({ "database", "state", "error", "current", "heads", "pending", "drift", "revisions", "events",
		"populations" })
public final class DatabaseDescriptor {

	private final Standing standing;

	private final Content content;

	DatabaseDescriptor(Standing standing, Content content) {
		this.standing = standing;
		this.content = content;
	}

	/**
	 * What the database is.
	 * @return that, or {@code null} when it cannot be read
	 */
	public @Nullable ProductDescriptor getDatabase() {
		return this.standing.database();
	}

	/**
	 * Where it stands.
	 * @return the first that holds of {@code INVALID} and {@code UNREACHABLE}, where
	 * nobody can tell, and the names of {@link io.migrate.MigrationStatus.State}
	 */
	public String getState() {
		return this.standing.state();
	}

	/**
	 * Why nobody can tell where it stands.
	 * @return that in words, or {@code null} when it is known
	 */
	public @Nullable String getError() {
		return this.standing.error();
	}

	/**
	 * The applied revisions that no other applied one needs.
	 * @return their ids
	 */
	public List<String> getCurrent() {
		return this.standing.current();
	}

	/**
	 * The application's revisions that no other one needs.
	 * @return their ids
	 */
	public List<String> getHeads() {
		return this.standing.heads();
	}

	/**
	 * The application's revisions that are not applied.
	 * @return their ids, parents first
	 */
	public List<String> getPending() {
		return this.standing.pending();
	}

	/**
	 * Whether somebody has changed the schema past the revisions.
	 * @return that, or {@code null} when nobody is to look
	 */
	public @Nullable DriftDescriptor getDrift() {
		return this.standing.drift();
	}

	/**
	 * The revisions.
	 * @return those of the code, parents first, then those that only the database has
	 */
	public List<RevisionDescriptor> getRevisions() {
		return this.content.revisions();
	}

	/**
	 * What happened last.
	 * @return the events, newest first, 50 at most
	 */
	public List<EventDescriptor> getEvents() {
		return this.content.events();
	}

	/**
	 * The populations.
	 * @return each behind those that it depends on, then those that only the database has
	 */
	public List<PopulationDescriptor> getPopulations() {
		return this.content.populations();
	}

	DatabaseDescriptor only(String revision) {
		return new DatabaseDescriptor(this.standing, new Content(
				getRevisions().stream().filter((one) -> one.getId().equals(revision)).toList(),
				getEvents().stream().filter((event) -> event.getRevision().equals(revision)).toList(),
				getPopulations().stream().filter((population) -> revision.equals(population.getAfter())).toList()));
	}

	DatabaseDescriptor with(Supplier<RevisionSql> sql) {
		return new DatabaseDescriptor(this.standing, new Content(
				getRevisions().stream().map((one) -> one.with(sql)).toList(), getEvents(), getPopulations()));
	}

	/**
	 * Where a database stands.
	 *
	 * @param database what it is, if that is known
	 * @param state its name
	 * @param error why that is all that is known, if it is
	 * @param current the ids of what is current
	 * @param heads the ids of the heads
	 * @param pending the ids of what is pending
	 * @param drift whether the schema is what is applied, or {@code null}
	 */
	record Standing(@Nullable ProductDescriptor database, String state, @Nullable String error, List<String> current,
			List<String> heads, List<String> pending, @Nullable DriftDescriptor drift) {

	}

	/**
	 * What there is to list.
	 *
	 * @param revisions all revisions
	 * @param events the journal
	 * @param populations all populations
	 */
	record Content(List<RevisionDescriptor> revisions, List<EventDescriptor> events,
			List<PopulationDescriptor> populations) {

		static final Content NONE = new Content(List.of(), List.of(), List.of());

	}

}
