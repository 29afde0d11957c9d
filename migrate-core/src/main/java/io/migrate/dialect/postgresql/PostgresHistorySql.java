package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.HistorySql;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping in PostgreSQL. Everything is qualified, so that no search path matters.
 */
final class PostgresHistorySql implements HistorySql {

	private static final String ELAPSED_MS = "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint";

	private final Dialect dialect;

	private final HistoryTables tables;

	private final String revision;

	private final String event;

	private final String statement;

	private final String population;

	private final String populationBatch;

	private final String definition;

	private final String size;

	PostgresHistorySql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.tables = tables;
		this.revision = dialect.quote(tables.revision());
		this.event = dialect.quote(tables.event());
		this.statement = dialect.quote(tables.statement());
		this.population = dialect.quote(tables.population());
		this.populationBatch = dialect.quote(tables.populationBatch());
		this.definition = dialect.quote(tables.definition());
		this.size = dialect.quote(tables.size());
	}

	@Override
	public String schemaExists() {
		return "SELECT to_regnamespace(" + literal(this.dialect.quote(this.tables.schema())) + ") IS NOT NULL";
	}

	@Override
	public String existing() {
		String tables = Stream
			.of(this.revision, this.event, this.statement, this.population, this.populationBatch, this.definition,
					this.size)
			.map(this::literal)
			.collect(Collectors.joining(", "));
		return "SELECT x.there FROM (" + schemaExists()
				+ ", 0 UNION ALL SELECT to_regclass(t.name) IS NOT NULL, t.place FROM unnest(ARRAY[" + tables
				+ "]) WITH ORDINALITY AS t(name, place) UNION ALL SELECT " + mayMeasure()
				+ ", 100) AS x(there, place) ORDER BY x.place";
	}

	// Of several privileges in one question, one is enough
	private String mayMeasure() {
		return Stream.of("SELECT", "INSERT", "UPDATE", "DELETE")
			.map((privilege) -> "has_table_privilege(to_regclass(" + literal(this.size) + "), '" + privilege + "')")
			.collect(Collectors.joining(" AND "));
	}

	@Override
	public String createSchema() {
		return "CREATE SCHEMA " + this.dialect.quote(this.tables.schema());
	}

	@Override
	public List<String> createTables() {
		return List.of("""
				CREATE TABLE IF NOT EXISTS %s (
				  id text PRIMARY KEY,
				  revises text[] NOT NULL,
				  depends_on text[] NOT NULL,
				  message text NOT NULL,
				  kind text NOT NULL,
				  script text NOT NULL,
				  checksum text,
				  downgrade_checksum text,
				  downgrade_script text,
				  state text NOT NULL CHECK (state IN ('applied', 'upgrading', 'downgrading')),
				  applied_at timestamptz NOT NULL,
				  duration_ms bigint NOT NULL,
				  applied_by text NOT NULL
				)""".formatted(this.revision), """
				CREATE TABLE IF NOT EXISTS %s (
				  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				  revision text NOT NULL,
				  action text NOT NULL,
				  outcome text NOT NULL CHECK (outcome IN ('done', 'failed')),
				  started_at timestamptz NOT NULL,
				  duration_ms bigint NOT NULL,
				  instance text NOT NULL,
				  engine_version text NOT NULL,
				  error text
				)""".formatted(this.event), """
				CREATE TABLE IF NOT EXISTS %s (
				  revision text NOT NULL,
				  position integer NOT NULL,
				  checksum text NOT NULL,
				  state text NOT NULL CHECK (state IN ('started', 'done')),
				  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
				  PRIMARY KEY (revision, position)
				)""".formatted(this.statement), createPopulation(), createPopulationBatch(), createDefinition(),
				createSize());
	}

	private String createDefinition() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  name text PRIMARY KEY,
				  checksum text NOT NULL,
				  objects text[] NOT NULL,
				  made_at timestamptz NOT NULL
				)""".formatted(this.definition);
	}

	// Before a step is in the journal, what it touches belongs to no event
	private String createSize() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  event_id bigint REFERENCES %s ON DELETE CASCADE,
				  revision text NOT NULL,
				  relation text NOT NULL,
				  relation_id oid NOT NULL,
				  table_before bigint,
				  table_after bigint,
				  index_before bigint,
				  index_after bigint,
				  UNIQUE (event_id, relation_id)
				)""".formatted(this.size, this.event);
	}

	private String createPopulation() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  name text PRIMARY KEY,
				  kind text NOT NULL,
				  after text[] NOT NULL,
				  state text NOT NULL CHECK (state IN ('done', 'failed', 'again', 'partial', 'paused')),
				  checksum text,
				  rows bigint NOT NULL,
				  started_at timestamptz NOT NULL,
				  duration_ms bigint NOT NULL,
				  instance text NOT NULL,
				  error text,
				  position text,
				  exhausted boolean NOT NULL DEFAULT false,
				  batches bigint NOT NULL DEFAULT 0,
				  passed bigint NOT NULL DEFAULT 0,
				  estimate bigint NOT NULL DEFAULT -1
				)""".formatted(this.population);
	}

	private String createPopulationBatch() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  population text NOT NULL,
				  number bigint NOT NULL,
				  above text,
				  upto text NOT NULL,
				  state text NOT NULL CHECK (state IN ('open', 'done')),
				  size bigint NOT NULL,
				  rows bigint NOT NULL DEFAULT 0,
				  duration_ms bigint NOT NULL DEFAULT 0,
				  PRIMARY KEY (population, number)
				)""".formatted(this.populationBatch);
	}

	@Override
	public String readFingerprint() {
		// concat() would take twice the time
		String row = String.join(" || ' ' || ", "id", "state", "array_to_string(revises, ',')",
				"array_to_string(depends_on, ',')", "coalesce(checksum, '')",
				"CASE kind WHEN 'java' THEN '' ELSE coalesce(downgrade_checksum, '') END");
		return "SELECT encode(sha256(convert_to(coalesce(string_agg(" + row
				+ " || E'\\n', '' ORDER BY id COLLATE \"C\"), ''), 'UTF8')), 'hex') FROM " + this.revision;
	}

	@Override
	public String readRevisions() {
		return "SELECT id, array_to_string(revises, ',') AS revises, array_to_string(depends_on, ',') AS depends_on,"
				+ " message, state, kind, script, checksum, downgrade_checksum, " + micros("applied_at")
				+ ", duration_ms, applied_by FROM " + this.revision + " r ORDER BY r.applied_at, id";
	}

	@Override
	public String readEvents(int limit) {
		return "SELECT id, revision, action, outcome, " + micros("started_at")
				+ ", duration_ms, instance, engine_version, error FROM " + this.event + " ORDER BY id DESC LIMIT "
				+ limit;
	}

	// A number is read faster than a date
	private static String micros(String column) {
		return "(date_part('epoch', " + column + ") * 1000000)::bigint AS " + column;
	}

	@Override
	public String anyDone() {
		return "SELECT EXISTS (SELECT FROM " + this.event + " WHERE outcome = 'done')";
	}

	@Override
	public String populationsDone(List<String> names) {
		return "SELECT NOT EXISTS (SELECT FROM unnest(" + array(names) + ") AS n(name) WHERE NOT EXISTS (SELECT FROM "
				+ this.population + " AS p WHERE p.name = n.name AND p.state = 'done'))";
	}

	@Override
	public String recordApplied(RevisionRow row, EventRow event) {
		return "WITH journal AS (" + recordEvent(event) + ") " + insert(row, "applied");
	}

	private String insert(RevisionRow row, String state) {
		Content content = row.content();
		return "INSERT INTO " + this.revision
				+ " (id, revises, depends_on, message, kind, script, checksum, downgrade_checksum, downgrade_script,"
				+ " state, applied_at, duration_ms, applied_by) VALUES ("
				+ String.join(", ", literal(row.id()), array(row.revises()), array(row.dependsOn()),
						literal(row.message()), literal(content.kind()), literal(content.script()),
						literal(content.checksum()), literal(content.downgradeChecksum()),
						literal(content.downgradeScript()), literal(state), "clock_timestamp()", ELAPSED_MS,
						"session_user || '@' || " + literal(row.machine()))
				+ ")";
	}

	// A revision that is not there gives no id, and the journal takes none without
	@Override
	public String recordRemoved(String id, EventRow event) {
		return "WITH progress AS (" + forgetStatements(id) + "), gone AS (DELETE FROM " + this.revision + " WHERE id = "
				+ literal(id) + " RETURNING id)" + lettingPopulationsRunAgain(id, event)
				+ recordEvent("(SELECT id FROM gone)", event);
	}

	// Where only the mark is taken away, what they filled is still there
	private String lettingPopulationsRunAgain(String id, EventRow event) {
		return event.action().equals("downgrade") ? ", again AS (UPDATE " + this.population
				+ " SET state = 'again' WHERE " + literal(id) + " = ANY (after)) " : " ";
	}

	private String forgetStatements(String id) {
		return "DELETE FROM " + this.statement + " WHERE revision = " + literal(id);
	}

	@Override
	public String recordUpgrading(RevisionRow row) {
		return insert(row, "upgrading") + " ON CONFLICT (id) DO UPDATE SET state = 'upgrading' WHERE " + this.revision
				+ ".state = 'upgrading'";
	}

	@Override
	public String recordDowngrading(String id) {
		return "UPDATE " + this.revision + " SET state = 'downgrading' WHERE id = " + literal(id)
				+ " AND state IN ('applied', 'downgrading')";
	}

	@Override
	public String recordUpgraded(RevisionRow row, EventRow event) {
		Content content = row.content();
		return "WITH journal AS (" + recordEvent(event) + "), progress AS (" + forgetStatements(row.id()) + ") UPDATE "
				+ this.revision
				+ " SET (revises, depends_on, message, kind, script, checksum, downgrade_checksum, downgrade_script,"
				+ " state, applied_at, duration_ms) = ("
				+ String.join(", ", array(row.revises()), array(row.dependsOn()), literal(row.message()),
						literal(content.kind()), literal(content.script()), literal(content.checksum()),
						literal(content.downgradeChecksum()), literal(content.downgradeScript()), "'applied'",
						"clock_timestamp()", duration(event))
				+ ") WHERE id = " + literal(row.id()) + " AND state = 'upgrading'";
	}

	@Override
	public String recordStatements(String revision, List<StatementRow> rows) {
		return "INSERT INTO " + this.statement + " (revision, position, checksum, state) VALUES "
				+ rows.stream()
					.map((row) -> "(" + literal(revision) + ", " + row.position() + ", " + literal(row.checksum())
							+ ", " + literal(row.state()) + ")")
					.collect(Collectors.joining(", "))
				+ " ON CONFLICT (revision, position) DO UPDATE SET checksum = excluded.checksum, state = excluded.state";
	}

	@Override
	public String readStatements(String revision) {
		return "SELECT position, checksum, state FROM " + this.statement + " WHERE revision = " + literal(revision)
				+ " ORDER BY position";
	}

	@Override
	public String readDowngrade(String id) {
		return "SELECT downgrade_script FROM " + this.revision + " WHERE id = " + literal(id);
	}

	@Override
	public String recordEvent(EventRow event) {
		return recordEvent(literal(event.revision()), event);
	}

	private String recordEvent(String revision, EventRow event) {
		return "INSERT INTO " + this.event
				+ " (revision, action, outcome, started_at, duration_ms, instance, engine_version, error) VALUES ("
				+ String.join(", ", revision, literal(event.action()), (event.error() != null) ? "'failed'" : "'done'",
						started(event), duration(event), literal(event.instance()), literal(event.engineVersion()),
						literal(event.error()))
				+ ")";
	}

	private static String duration(EventRow event) {
		return (event.durationMs() != null) ? event.durationMs().toString() : ELAPSED_MS;
	}

	private static String started(EventRow event) {
		return (event.durationMs() != null)
				? "clock_timestamp() - " + event.durationMs() + " * interval '1 millisecond'"
				: "transaction_timestamp()";
	}

	private String array(List<String> values) {
		return "ARRAY[" + values.stream().map(this.dialect::literal).collect(Collectors.joining(", ")) + "]::text[]";
	}

	private String literal(@Nullable String text) {
		return (text != null) ? this.dialect.literal(text) : "NULL";
	}

}
