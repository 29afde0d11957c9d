package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Diagnostics;
import io.migrate.dialect.Dialect;
import io.migrate.schema.InventoryItem;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a database of PostgreSQL.
 */
final class PostgresDiagnostics implements Diagnostics {

	private static final int OLDEST = 14;

	private static final int NEWEST = 18;

	// A row is: what is wrong, with what, what there is to know, and what to do
	private static final String EXTENSIONS = """
			SELECT CASE WHEN a.name IS NULL THEN 'missing on the server' ELSE 'outdated' END, 'extension ' || e.extname,
			    'it is version ' || e.extversion || CASE WHEN a.name IS NULL THEN ', and the server has no files of it'
			        ELSE ', and the server would install ' || a.default_version END,
			    CASE WHEN a.name IS NULL THEN 'Install it on the server again, or drop it in a revision.'
			        ELSE format('ALTER EXTENSION %I UPDATE brings it there; put that into a revision.', e.extname) END
			FROM pg_catalog.pg_extension e LEFT JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
			WHERE a.name IS NULL OR a.default_version <> e.extversion""";

	private static final String COLLATIONS = """
			SELECT 'other version', 'collation ' || c.collnamespace::regnamespace || '.' || quote_ident(c.collname),
			    'indexes were sorted with ' || c.collversion || ', and the server sorts with '
			        || pg_catalog.pg_collation_actual_version(c.oid),
			    format('REINDEX what sorts by it, then ALTER COLLATION %s.%I REFRESH VERSION.', c.collnamespace::regnamespace,
			        c.collname)
			FROM pg_catalog.pg_collation c WHERE c.collversion <> pg_catalog.pg_collation_actual_version(c.oid)
			AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_collation'::regclass
			    AND d.refobjid = c.oid)""";

	// Since version 15 the database remembers it
	private static final String DATABASE = """
			SELECT 'other version', 'collation of the database', 'indexes were sorted with ' || d.datcollversion
			    || ', and the server sorts with ' || pg_catalog.pg_database_collation_actual_version(d.oid),
			    format('REINDEX (CONCURRENTLY) what sorts text, then ALTER DATABASE %I REFRESH COLLATION VERSION.', d.datname)
			FROM pg_catalog.pg_database d WHERE d.datname = current_database()
			AND d.datcollversion <> pg_catalog.pg_database_collation_actual_version(d.oid)""";

	private static final int REMEMBERS_COLLATION = 15;

	private final Dialect dialect;

	PostgresDiagnostics(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public List<Ailment> environment(Connection connection) throws SQLException {
		List<Ailment> ailments = new ArrayList<>();
		int major = connection.getMetaData().getDatabaseMajorVersion();
		if (major < OLDEST || major > NEWEST) {
			ailments.add(new Ailment("not supported", "PostgreSQL " + major,
					"this engine is made for versions " + OLDEST + " to " + NEWEST,
					(major < OLDEST) ? "Upgrade the server." : "Take a newer version of the engine."));
		}
		ask(connection, EXTENSIONS, ailments);
		ask(connection, COLLATIONS, ailments);
		if (major >= REMEMBERS_COLLATION) {
			ask(connection, DATABASE, ailments);
		}
		return ailments;
	}

	private static void ask(Connection connection, String sql, List<Ailment> ailments) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				ailments.add(new Ailment(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
			}
		}
	}

	@Override
	public String remedy(InventoryItem item, String state) {
		String table = SqlNames.quote(item.name());
		String part = SqlNames.quote(String.valueOf(item.part()));
		return switch (item.kind()) {
			case "index" -> invalidIndex(new QualifiedName(item.name().schema(), String.valueOf(item.part())));
			case "constraint" -> "disabled".equals(state)
					? "ALTER TABLE … ENABLE TRIGGER ALL, for " + table
							+ " and the table that it refers to, brings it back, and all other triggers of both."
					: "Correct the rows that violate it, then ALTER TABLE " + table + " VALIDATE CONSTRAINT " + part
							+ ".";
			case "column" -> "Fill the rows without a value, then validate the constraint behind NOT NULL.";
			case "trigger" -> "ALTER TABLE " + table + " ENABLE TRIGGER " + part + " brings it back.";
			case "rule" -> "ALTER TABLE " + table + " ENABLE RULE " + part + " brings it back.";
			default -> "ALTER TABLE … DETACH PARTITION " + table + " FINALIZE ends what was begun.";
		};
	}

	@Override
	public Remedy repair(InventoryItem item, @Nullable Map<String, String> expected,
			@Nullable Map<String, String> found) {
		return new InventoryRepair(this.dialect).of(item, expected, found);
	}

	@Override
	public boolean isLeftover(InventoryItem item, Map<String, String> found) {
		return InventoryRepair.isLeftover(item, found);
	}

	// What a concurrent build leaves behind has a name of the server's choice
	private static String invalidIndex(QualifiedName index) {
		String name = SqlNames.quote(index);
		if (InventoryRepair.isLeftover(index)) {
			return "An interrupted REINDEX CONCURRENTLY has left it: DROP INDEX CONCURRENTLY " + name + ".";
		}
		return "A build failed and left it; it costs every write and serves no query: REINDEX INDEX CONCURRENTLY "
				+ name + ".";
	}

}
