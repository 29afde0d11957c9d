package io.migrate.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.migrate.base.Checksum;
import io.migrate.base.HistoryTables;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevision.Content;
import io.migrate.plan.AppliedRevision.Origin;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.JournalEntry;
import io.migrate.plan.RelationSize;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prepares the bookkeeping tables through a session. Not thread-safe.
 */
public final class History {

	private static final String APPLIED = "applied";

	// Of the SQL standard: a privilege is missing
	private static final String NOT_ALLOWED = "42501";

	private final MigrationSession session;

	private final HistoryTables tables;

	private final HistorySql sql;

	/**
	 * Creates the view of a session's bookkeeping.
	 * @param session the session
	 * @param tables where the tables are
	 */
	public History(MigrationSession session, HistoryTables tables) {
		this.session = session;
		this.tables = tables;
		this.sql = session.dialect().historySql(tables);
	}

	/**
	 * Whether the rows are exactly those that are expected, with one statement whose
	 * answer is one line.
	 * @param fingerprint of the rows that are expected
	 * @return {@code false} when there is a difference, or when our tables are not there
	 */
	public boolean has(Checksum fingerprint) {
		try {
			return this.session.query(this.sql.readFingerprint(), (row, number) -> row.getString(1))
				.contains(fingerprint.value());
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() == Kind.MISSING_TABLE || ex.error().kind() == Kind.MISSING_COLUMN) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Reads what is applied, with one statement.
	 * @return the rows; nothing when our tables are not there
	 */
	public AppliedRevisions read() {
		try {
			return AppliedRevisions.of(this.session.query(this.sql.readRevisions(), History::row));
		}
		catch (IllegalArgumentException ex) {
			throw new DamagedHistoryException(this.tables.revision(), String.valueOf(ex.getMessage()), ex);
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() == Kind.MISSING_TABLE) {
				return AppliedRevisions.unrecorded();
			}
			if (ex.error().kind() == Kind.MISSING_COLUMN) {
				throw new DamagedHistoryException(this.tables.revision(), ex.error().message(), ex);
			}
			throw ex;
		}
	}

	/**
	 * Reads the journal. Our tables must be there.
	 * @param limit how many events at most
	 * @return the newest events, newest first
	 */
	public List<JournalEntry> events(int limit) {
		Map<Long, List<RelationSize>> sizes = new HashMap<>();
		List<Event> events = this.session.query(this.sql.readEvents(limit), History::event);
		if (!events.isEmpty()) {
			readSizes(events.stream().map(Event::id).toList(), sizes);
		}
		return events.stream().map((event) -> event.with(sizes.getOrDefault(event.id(), List.of()))).toList();
	}

	// An engine before this one made no such table, and allowed nobody to read it
	private void readSizes(List<Long> events, Map<Long, List<RelationSize>> sizes) {
		try {
			this.session.query(this.session.dialect().sizeSql(this.tables).read(events),
					(row, number) -> sizes.computeIfAbsent(row.getLong("event_id"), (id) -> new ArrayList<>())
						.add(size(row)));
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.MISSING_TABLE && !NOT_ALLOWED.equals(ex.error().sqlState())) {
				throw ex;
			}
		}
	}

	private static RelationSize size(ResultSet row) throws SQLException {
		return new RelationSize(row.getString("relation"), bytes(row, "table_before"), bytes(row, "table_after"),
				bytes(row, "index_before"), bytes(row, "index_after"));
	}

	private static @Nullable Long bytes(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * Whether a step was ever done, also when it was taken back since. Our tables must be
	 * there.
	 * @return {@code false} when every attempt failed, or there was none
	 */
	public boolean anyDone() {
		return this.session.query(this.sql.anyDone(), (row, number) -> row.getBoolean(1)).contains(true);
	}

	/**
	 * Reads how far a revision came that was left half-way. Our tables must be there.
	 * @param revision the revision
	 * @return what was recorded of its statements, by position
	 */
	public Map<Integer, StatementRow> statements(RevisionId revision) {
		return this.session
			.query(this.sql.readStatements(revision.value()),
					(row, number) -> new StatementRow(row.getInt("position"), row.getString("checksum"),
							row.getString("state")))
			.stream()
			.collect(Collectors.toMap(StatementRow::position, Function.identity()));
	}

	/**
	 * Reads the downgrade section that was stored when a revision was applied.
	 * @param revision the revision
	 * @return its text, empty when it had none
	 */
	public String storedDowngrade(RevisionId revision) {
		return this.session
			.query(this.sql.readDowngrade(revision.value()),
					(row, number) -> Objects.requireNonNullElse(row.getString(1), ""))
			.stream()
			.findFirst()
			.orElse("");
	}

	/**
	 * Makes our tables where they are missing, and the schema for them.
	 * @return whether sizes can be written: an engine before this one made no such table,
	 * and whoever runs this one may be allowed neither to make nor to write it
	 */
	public boolean prepare() {
		try {
			return make();
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.ALREADY_THERE) {
				throw ex;
			}
			// Another application, with another lock, has just made the same schema
			return make();
		}
	}

	// Whoever may write our tables need not be allowed to make any
	private boolean make() {
		List<Boolean> there = this.session.query(this.sql.existing(), (row, number) -> row.getBoolean(1));
		List<String> creation = new ArrayList<>(List.of(this.sql.createSchema()));
		creation.addAll(this.sql.createTables());
		List<String> missing = IntStream.range(0, creation.size())
			.filter((place) -> !there.get(place))
			.mapToObj(creation::get)
			.toList();
		if (missing.isEmpty()) {
			return there.get(creation.size());
		}
		boolean onlySizes = missing.size() == 1 && !there.get(creation.size() - 1);
		try {
			this.session.inTransaction(missing);
			return true;
		}
		catch (DatabaseFailureException ex) {
			if (onlySizes && NOT_ALLOWED.equals(ex.error().sqlState())) {
				return false;
			}
			throw ex;
		}
	}

	private static AppliedRevision row(ResultSet row, int number) throws SQLException {
		Content content = new Content(row.getString("kind"), row.getString("script"), checksum(row, "checksum"),
				checksum(row, "downgrade_checksum"));
		Origin origin = new Origin(instant(row, "applied_at"), duration(row), row.getString("applied_by"));
		return new AppliedRevision(new RevisionId(row.getString("id")), ids(row, "revises"), ids(row, "depends_on"),
				row.getString("message"), state(row.getString("state")), content, origin);
	}

	private static State state(String value) {
		return value.equals(APPLIED) ? State.APPLIED : State.valueOf(value.toUpperCase(Locale.ROOT));
	}

	private static Event event(ResultSet row, int number) throws SQLException {
		return new Event(row.getLong("id"),
				new JournalEntry(row.getString("revision"), row.getString("action"), row.getString("outcome"),
						instant(row, "started_at"), duration(row),
						new JournalEntry.Writer(row.getString("instance"), row.getString("engine_version")),
						row.getString("error"), List.of()));
	}

	private static @Nullable Checksum checksum(ResultSet row, String column) throws SQLException {
		String value = row.getString(column);
		return (value != null) ? new Checksum(value) : null;
	}

	private static List<RevisionId> ids(ResultSet row, String column) throws SQLException {
		String value = row.getString(column);
		if (value.isEmpty()) {
			return List.of();
		}
		return (value.indexOf(',') < 0) ? List.of(new RevisionId(value))
				: Stream.of(value.split(",")).map(RevisionId::new).toList();
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
	}

	private static Duration duration(ResultSet row) throws SQLException {
		return Duration.ofMillis(row.getLong("duration_ms"));
	}

	/** An event with its number, by which its sizes are found. */
	private record Event(long id, JournalEntry entry) {

		JournalEntry with(List<RelationSize> sizes) {
			return this.entry.with(sizes);
		}

	}

}
