package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a session on which every print of the server depends. They are set for
 * as long as a few queries take, so that a print depends on nothing but the catalog.
 */
final class PrintSettings {

	private static final Map<String, String> SETTINGS = settings();

	// Printing a view takes a lock on it and then on its tables, and who drops a table
	// takes them the other way round. The one who finds a deadlock fails, after a second;
	// it should be nobody but us, so we wait for less, and come again.
	private static final String GIVE_WAY = set("lock_timeout", "'200ms'");

	private static final String KEPT = "migrate.";

	private PrintSettings() {
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		// Temporary objects last, so that none is taken for one of the server's
		settings.put("search_path", "pg_catalog, pg_temp");
		settings.put("quote_all_identifiers", "off");
		settings.put("standard_conforming_strings", "on");
		settings.put("datestyle", "ISO, YMD");
		settings.put("intervalstyle", "postgres");
		settings.put("timezone", "UTC");
		settings.put("extra_float_digits", "1");
		settings.put("bytea_output", "hex");
		// No print, but it would take longer than the queries
		settings.put("jit", "off");
		return settings;
	}

	/**
	 * Puts queries into a transaction of their own, in which nothing can be written, and
	 * which sees the database as it is at one moment.
	 * @return statements, of which the one before the queries has an answer as well
	 */
	static List<String> aroundTransaction(List<String> queries) {
		List<String> statements = new ArrayList<>();
		statements.add("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		statements.add(select(Stream.concat(
				SETTINGS.entrySet().stream().map((setting) -> set(setting.getKey(), "'" + setting.getValue() + "'")),
				Stream.of(GIVE_WAY))
			.toList()));
		statements.addAll(queries);
		statements.add("ROLLBACK");
		return statements;
	}

	/**
	 * Puts queries into a transaction that goes on.
	 * @return statements, of which those before and behind the queries have answers as
	 * well
	 */
	static List<String> withinTransaction(List<String> queries) {
		List<String> before = new ArrayList<>();
		List<String> behind = new ArrayList<>();
		SETTINGS.forEach((name, value) -> {
			before.add(set(KEPT + name, current(name)));
			before.add(set(name, "'" + value + "'"));
			behind.add(set(name, current(KEPT + name)));
		});
		List<String> statements = new ArrayList<>();
		statements.add(select(before));
		statements.addAll(queries);
		statements.add(select(behind));
		return statements;
	}

	private static String select(List<String> settings) {
		return settings.stream().collect(Collectors.joining(", ", "SELECT ", ""));
	}

	private static String set(String name, String value) {
		return "pg_catalog.set_config('" + name + "', " + value + ", true)";
	}

	private static String current(String name) {
		return "pg_catalog.current_setting('" + name + "')";
	}

}
