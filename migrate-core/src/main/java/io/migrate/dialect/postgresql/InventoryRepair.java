package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Diagnostics.Remedy;
import io.migrate.dialect.Dialect;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import org.jspecify.annotations.Nullable;

/**
 * Writes what brings a thing back to what it should be, as far as a comparison of schemas
 * does not see to it.
 */
final class InventoryRepair {

	/** What a comparison of schemas sees to as a whole. */
	private static final Set<String> MODELLED = Set.of("schema", "extension", "table", "column", "constraint", "index",
			"sequence", "view", "materialized view", "function", "procedure", "trigger", "enum", "domain");

	/** And of what is altered, these attributes. */
	private static final Map<String, Set<String>> MODELLED_ATTRIBUTES = Map.ofEntries(
			Map.entry("table", Set.of("comment", "bound", "partitioned by")),
			Map.entry("column", Set.of("type", "not null", "default", "generated", "identity", "collation", "comment")),
			Map.entry("constraint", Set.of("definition")), Map.entry("index", Set.of("definition")),
			Map.entry("sequence",
					Set.of("type", "start", "increment", "minimum", "maximum", "cache", "cycle", "owned by")),
			Map.entry("view", Set.of("definition", "comment", "options")),
			Map.entry("materialized view", Set.of("definition", "comment")),
			Map.entry("function", Set.of("definition")), Map.entry("procedure", Set.of("definition")),
			Map.entry("trigger", Set.of("definition", "fires", Inventory.STATE)),
			Map.entry("enum", Set.of("values", "comment")),
			Map.entry("domain", Set.of("type", "not null", "default", "collation", "comment")));

	/** Of what a comparison of schemas does not know, these come when it is made. */
	private static final Set<String> CREATED_ATTRIBUTES = Set.of("definition", "command", "restrictive", "roles",
			"using", "with check");

	private static final String IDENTITY = "replica identity";

	private static final String NOT_VALIDATED = "not validated";

	private static final List<String> ALL = List.of("all of it");

	private static final Pattern LEFTOVER = Pattern.compile(".*_cc(new|old)[0-9]*");

	private static final String DISABLED = "disabled";

	private final Dialect dialect;

	InventoryRepair(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Brings a thing back.
	 * @param item the thing
	 * @param expected its attributes as they should be, or {@code null} when it should
	 * not be there
	 * @param found its attributes as they are, or {@code null} when it is not there
	 */
	Remedy of(InventoryItem item, @Nullable Map<String, String> expected, @Nullable Map<String, String> found) {
		if (expected == null) {
			return foreign(item, (found != null) ? found : Map.of());
		}
		if (found == null) {
			return missing(item, expected);
		}
		List<String> statements = new ArrayList<>();
		List<String> left = new ArrayList<>();
		Set<String> attributes = new TreeSet<>(expected.keySet());
		attributes.addAll(found.keySet());
		attributes.removeIf(
				(attribute) -> String.valueOf(expected.get(attribute)).equals(String.valueOf(found.get(attribute)))
						|| isModelled(item, attribute, expected));
		for (String attribute : attributes) {
			List<String> statement = statements(item, attribute, expected.get(attribute), found.get(attribute));
			statements.addAll(statement);
			if (statement.isEmpty()) {
				left.add(attribute);
			}
		}
		return new Remedy(statements, left);
	}

	private Remedy foreign(InventoryItem item, Map<String, String> found) {
		if (isLeftover(item, found)) {
			return new Remedy(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + SqlNames.quote(index(item))), List.of());
		}
		return switch (item.kind()) {
			case "policy", "rule" -> new Remedy(List
				.of("DROP " + item.kind().toUpperCase(Locale.ROOT) + " IF EXISTS " + part(item) + " ON " + table(item)),
					List.of());
			case "statistics" -> new Remedy(List.of("DROP STATISTICS IF EXISTS " + item.part()), List.of());
			default -> isModelled(item, found) ? Remedy.NONE : new Remedy(List.of(), ALL);
		};
	}

	static boolean isLeftover(InventoryItem item, Map<String, String> found) {
		return item.kind().equals("index") && found.containsKey(Inventory.STATE) && isLeftover(index(item));
	}

	/**
	 * Whether an interrupted {@code REINDEX CONCURRENTLY} has named an index. One with
	 * another name may be somebody's who is building it at this moment.
	 */
	static boolean isLeftover(QualifiedName index) {
		return LEFTOVER.matcher(index.name()).matches();
	}

	// An aggregate is a function without a definition
	private static boolean isModelled(InventoryItem item, Map<String, String> attributes) {
		return MODELLED.contains(item.kind())
				&& (!item.kind().equals("function") || attributes.containsKey("definition"));
	}

	// A comparison of schemas does not see to columns that come from other tables
	private static boolean isModelled(InventoryItem item, String attribute, Map<String, String> expected) {
		if (item.kind().equals("column") && expected.containsKey(Inventory.INHERITED)
				&& (attribute.equals("default") || isOwnNotNull(attribute, expected))) {
			return false;
		}
		return isOfIdentity(item, attribute, expected)
				|| MODELLED_ATTRIBUTES.getOrDefault(item.kind(), Set.of()).contains(attribute);
	}

	private static boolean isOwnNotNull(String attribute, Map<String, String> expected) {
		return attribute.equals("not null") && !Inventory.INHERITED.equals(expected.get(attribute));
	}

	// A table and the index that identifies its rows say the same
	private static boolean isOfIdentity(InventoryItem item, String attribute, Map<String, String> expected) {
		String identity = expected.get(attribute);
		return attribute.equals(IDENTITY)
				&& (item.kind().equals("index") ? identity == null : "index".equals(identity));
	}

	private Remedy missing(InventoryItem item, Map<String, String> expected) {
		boolean modelled = isModelled(item, expected);
		List<String> statements = new ArrayList<>(modelled ? List.of() : created(item, expected));
		if (item.kind().equals(InventoryItem.EXTENSION) || (!modelled && statements.isEmpty())) {
			return modelled ? Remedy.NONE : new Remedy(List.of(), ALL);
		}
		List<String> left = new ArrayList<>();
		expected.forEach((attribute, value) -> {
			if (!comesAlong(item, attribute, expected)) {
				List<String> statement = statements(item, attribute, value, null);
				statements.addAll(statement);
				if (statement.isEmpty()) {
					left.add(attribute);
				}
			}
		});
		return new Remedy(statements, left);
	}

	// With what is made, or from the table whose part it is
	private static boolean comesAlong(InventoryItem item, String attribute, Map<String, String> expected) {
		return MODELLED_ATTRIBUTES.getOrDefault(item.kind(), CREATED_ATTRIBUTES).contains(attribute)
				|| isOfIdentity(item, attribute, expected)
				|| (attribute.equals(Inventory.INHERITED)
						|| (attribute.equals("parent") && !item.kind().equals("table")))
				|| (attribute.equals("parent") && expected.containsKey(Inventory.BOUND))
				|| (attribute.equals(Inventory.STATE) && NOT_VALIDATED.equals(expected.get(attribute)));
	}

	private List<String> created(InventoryItem item, Map<String, String> expected) {
		return switch (item.kind()) {
			case "rule", "statistics" -> List.of(ConvergentDdl.convergent(String.valueOf(expected.get("definition"))));
			case "policy" -> policy(item, expected);
			default -> List.of();
		};
	}

	private List<String> policy(InventoryItem item, Map<String, String> expected) {
		String on = part(item) + " ON " + table(item);
		String roles = expected.get("roles");
		return List.of("DROP POLICY IF EXISTS " + on,
				"CREATE POLICY " + on + (expected.containsKey("restrictive") ? " AS RESTRICTIVE" : "")
						+ clause(" FOR ", expected.get("command"), "")
						+ ((roles != null) ? " TO " + roles.substring(1, roles.length() - 1) : "")
						+ clause(" USING (", expected.get("using"), ")")
						+ clause(" WITH CHECK (", expected.get("with check"), ")"));
	}

	private static String clause(String before, @Nullable String text, String behind) {
		return (text != null) ? before + text + behind : "";
	}

	private List<String> statements(InventoryItem item, String attribute, @Nullable String expected,
			@Nullable String found) {
		if (attribute.equals("comment")) {
			return comment(item, expected);
		}
		return switch (item.kind()) {
			case "table", "view", "materialized view" -> ofTable(item, attribute, expected, found);
			case "column" -> ofColumn(item, attribute, expected, found);
			case "constraint" -> ofConstraint(item, attribute, found);
			case "index" -> ofIndex(item, attribute, expected, found);
			case "rule" -> attribute.equals("definition") ? created(item, Map.of(attribute, String.valueOf(expected)))
					: List.of("ALTER TABLE " + table(item) + " " + firing(expected) + " RULE " + part(item));
			case "policy" -> ofPolicy(item, attribute, expected);
			case InventoryItem.EXTENSION ->
				List.of("ALTER EXTENSION " + table(item) + " SET SCHEMA " + SqlNames.quote(String.valueOf(expected)));
			case "sequence" -> attribute.equals("persistence")
					? List.of("ALTER SEQUENCE " + table(item) + logged(expected)) : List.of();
			default -> List.of();
		};
	}

	private static String firing(@Nullable String expected) {
		if (expected == null) {
			return "ENABLE";
		}
		return switch (expected) {
			case DISABLED -> "DISABLE";
			case "always" -> "ENABLE ALWAYS";
			default -> "ENABLE REPLICA";
		};
	}

	private static String logged(@Nullable String expected) {
		return (expected != null) ? " SET UNLOGGED" : " SET LOGGED";
	}

	private List<String> ofTable(InventoryItem item, String attribute, @Nullable String expected,
			@Nullable String found) {
		String alter = "ALTER " + (item.kind().equals("table") ? "TABLE" : item.kind().toUpperCase(Locale.ROOT)) + " "
				+ table(item);
		return switch (attribute) {
			case "options" -> options(alter, "", expected, found);
			case "toast options" -> options(alter, "toast.", expected, found);
			case "persistence" -> List.of(alter + logged(expected));
			case "row level security" ->
				List.of(alter + ((expected != null) ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
			case "forced row level security" ->
				List.of(alter + ((expected != null) ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
			case IDENTITY -> List.of(alter + " REPLICA IDENTITY " + ((expected != null) ? expected : "DEFAULT"));
			default -> List.of();
		};
	}

	private List<String> options(String alter, String prefix, @Nullable String expected, @Nullable String found) {
		List<String> statements = new ArrayList<>();
		if (found != null) {
			statements.add(alter + " RESET (" + String.join(", ",
					split(found).stream().map((option) -> prefix + option.substring(0, option.indexOf('='))).toList())
					+ ")");
		}
		if (expected != null) {
			statements.add(alter + " SET ("
					+ String.join(", ",
							split(expected).stream()
								.map((option) -> prefix + option.substring(0, option.indexOf('=') + 1)
										+ this.dialect.literal(option.substring(option.indexOf('=') + 1)))
								.toList())
					+ ")");
		}
		return statements;
	}

	private static List<String> split(String options) {
		return Arrays.asList(options.split(", (?=[a-z_.]+=)"));
	}

	private List<String> ofColumn(InventoryItem item, String attribute, @Nullable String expected,
			@Nullable String found) {
		String alter = "ALTER TABLE " + table(item) + " ALTER COLUMN " + part(item);
		return switch (attribute) {
			case "storage" ->
				List.of((expected != null) ? alter + " SET STORAGE " + expected : defaultStorage(item, alter));
			case "compression" -> List.of(alter + " SET COMPRESSION " + ((expected != null) ? expected : "default"));
			case "statistics target" -> List.of(alter + " SET STATISTICS " + ((expected != null) ? expected : "-1"));
			case "options" -> options(alter, "", expected, found);
			case "default" -> List.of(alter + ((expected != null) ? " SET DEFAULT " + expected : " DROP DEFAULT"));
			case "not null" -> List.of(alter + ((expected != null) ? " SET" : " DROP") + " NOT NULL");
			default -> List.of();
		};
	}

	// SET STORAGE DEFAULT is of version 16
	private String defaultStorage(InventoryItem item, String alter) {
		return ConvergentDdl.block("BEGIN\n    EXECUTE (SELECT " + this.dialect.literal(alter + " SET STORAGE ")
				+ " || CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'"
				+ " ELSE 'EXTENDED' END\n        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
				+ "\n        WHERE a.attrelid = " + this.dialect.literal(table(item)) + "::regclass AND a.attname = "
				+ this.dialect.literal(String.valueOf(item.part())) + ");\nEND");
	}

	private List<String> ofConstraint(InventoryItem item, String attribute, @Nullable String found) {
		if (!attribute.equals(Inventory.STATE) || found == null) {
			return List.of();
		}
		return List.of(found.equals(DISABLED) ? enabled(item)
				: "ALTER TABLE " + table(item) + " VALIDATE CONSTRAINT " + part(item));
	}

	// ALL would also enable those that are meant to be disabled
	private String enabled(InventoryItem item) {
		return ConvergentDdl
			.block("""
					DECLARE enabling text; BEGIN
					    FOR enabling IN SELECT format('ALTER TABLE %%s ENABLE TRIGGER %%I', g.tgrelid::regclass, g.tgname)
					        FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint
					        WHERE k.conrelid = %s::regclass AND k.conname = %s AND g.tgisinternal AND g.tgenabled <> 'O' LOOP
					        EXECUTE enabling;
					    END LOOP;
					END"""
				.formatted(this.dialect.literal(table(item)), this.dialect.literal(String.valueOf(item.part()))));
	}

	private List<String> ofIndex(InventoryItem item, String attribute, @Nullable String expected,
			@Nullable String found) {
		String index = SqlNames.quote(index(item));
		return switch (attribute) {
			case Inventory.STATE -> List.of("REINDEX INDEX CONCURRENTLY " + index);
			case "options" -> options("ALTER INDEX " + index, "", expected, found);
			case "clustered" -> List.of("ALTER TABLE " + table(item)
					+ ((expected != null) ? " CLUSTER ON " + part(item) : " SET WITHOUT CLUSTER"));
			case IDENTITY -> List.of("ALTER TABLE " + table(item) + " REPLICA IDENTITY USING INDEX " + part(item));
			default -> List.of();
		};
	}

	private List<String> ofPolicy(InventoryItem item, String attribute, @Nullable String expected) {
		String alter = "ALTER POLICY " + part(item) + " ON " + table(item);
		return switch (attribute) {
			case "using" -> (expected != null) ? List.of(alter + " USING (" + expected + ")") : List.of();
			case "with check" -> (expected != null) ? List.of(alter + " WITH CHECK (" + expected + ")") : List.of();
			case "roles" -> List
				.of(alter + " TO " + ((expected != null) ? expected.substring(1, expected.length() - 1) : "PUBLIC"));
			default -> List.of();
		};
	}

	private List<String> comment(InventoryItem item, @Nullable String expected) {
		String on = switch (item.kind()) {
			case "column" -> "COLUMN " + table(item) + "." + part(item);
			case "index" -> "INDEX " + SqlNames.quote(index(item));
			case "statistics" -> "STATISTICS " + item.part();
			case "constraint", "trigger", "rule", "policy" ->
				item.kind().toUpperCase(Locale.ROOT) + " " + part(item) + " ON " + table(item);
			case "function", "procedure" -> item.kind().toUpperCase(Locale.ROOT) + " " + table(item) + item.part();
			case "schema", "sequence", "view", "materialized view", "table", "domain" ->
				item.kind().toUpperCase(Locale.ROOT) + " " + table(item);
			case "enum", "composite type", "range type" -> "TYPE " + table(item);
			default -> "";
		};
		return on.isEmpty() ? List.of()
				: List.of("COMMENT ON " + on + " IS " + ((expected != null) ? this.dialect.literal(expected) : "NULL"));
	}

	private String table(InventoryItem item) {
		return SqlNames.quote(item.name());
	}

	private String part(InventoryItem item) {
		return SqlNames.quote(String.valueOf(item.part()));
	}

	private static QualifiedName index(InventoryItem item) {
		return new QualifiedName(item.name().schema(), String.valueOf(item.part()));
	}

}
