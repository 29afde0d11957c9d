package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up a script that makes a schema: tables that refer to each other, with all that
 * people hang on them in forms that servers like to print otherwise.
 */
final class GeneratedScript {

	private static final List<String> TYPES = List.of("int", "bigint", "text", "varchar(9)", "char(3)", "numeric(9,2)",
			"boolean", "date", "timestamptz", "time", "interval", "uuid", "jsonb", "bytea", "text[]", "varchar(9)[]",
			"mood", "short_text", "int4range", "double precision", "inet", "bit(4)");

	private final Random random;

	private final StringBuilder script = new StringBuilder();

	private final List<List<String>> tables = new ArrayList<>();

	GeneratedScript(long seed) {
		this.random = new Random(seed);
	}

	String write() {
		line("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
		line("CREATE DOMAIN short_text AS varchar(9) CHECK (VALUE IN ('a', 'b', 'c')) DEFAULT 'a'");
		line("CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
		int count = 1 + this.random.nextInt(4);
		for (int number = 0; number < count; number++) {
			table("t" + number, number);
		}
		for (int number = 0; number < this.random.nextInt(3); number++) {
			view("v" + number);
		}
		return this.script.toString();
	}

	private void table(String name, int before) {
		List<String> columns = new ArrayList<>();
		List<String> parts = new ArrayList<>(
				List.of("id bigint GENERATED " + pick("ALWAYS", "BY DEFAULT") + " AS IDENTITY PRIMARY KEY"));
		for (int number = 0; number < 2 + this.random.nextInt(5); number++) {
			String type = pick(TYPES);
			columns.add(type);
			parts.add("c" + number + " " + type + defaultOf(type)
					+ pick("", " NOT NULL", " UNIQUE".repeat(unique(type))));
			if (this.random.nextInt(3) == 0) {
				parts.add(checkOf("c" + number, type));
			}
		}
		if (before > 0) {
			parts.add("parent bigint REFERENCES t" + this.random.nextInt(before) + pick("", " ON DELETE CASCADE",
					" ON DELETE SET NULL ON UPDATE RESTRICT", " DEFERRABLE INITIALLY DEFERRED"));
		}
		this.tables.add(columns);
		line("CREATE TABLE " + name + " (" + String.join(", ", parts) + ")" + pick("", " WITH (fillfactor = 70)"));
		for (int number = 0; number < columns.size(); number++) {
			index(name, "c" + number, columns.get(number));
		}
		if (this.random.nextInt(3) == 0) {
			line("CREATE TRIGGER touched BEFORE UPDATE ON " + name + " FOR EACH ROW WHEN (OLD.id BETWEEN 1 AND 9)"
					+ " EXECUTE FUNCTION stamp()");
		}
		if (this.random.nextInt(4) == 0) {
			line("COMMENT ON COLUMN " + name + ".c0 IS 'it''s a column'");
		}
	}

	private static int unique(String type) {
		return (type.equals("jsonb") || type.equals("inet")) ? 0 : 1;
	}

	private String defaultOf(String type) {
		String value = switch (type) {
			case "int", "bigint" -> pick("1", "-1", "(2 + 3) * 4");
			case "text", "varchar(9)", "char(3)" -> pick("'x'", "upper('x')", "'a' || 'b'");
			case "numeric(9,2)", "double precision" -> pick("0", "1.50", "round(2.5)");
			case "boolean" -> pick("true", "1 = 1", "(NOT false)");
			case "date" -> pick("current_date", "'2020-01-31'");
			case "timestamptz" -> pick("now()", "current_timestamp", "'2020-01-31 12:00+02'");
			case "time" -> "'12:00'";
			case "interval" -> pick("'1 day 02:00'", "interval '3 mons'");
			case "uuid" -> "gen_random_uuid()";
			case "jsonb" -> "'{\"a\": 1}'";
			case "bytea" -> "'\\x00ff'";
			case "text[]", "varchar(9)[]" -> pick("'{}'", "ARRAY['a', 'b']");
			case "mood" -> "'ok'";
			case "int4range" -> "'[1,5)'";
			case "inet" -> "'10.0.0.1'";
			case "bit(4)" -> "B'0101'";
			default -> "'b'";
		};
		return (this.random.nextInt(2) == 0) ? "" : " DEFAULT " + value;
	}

	private String checkOf(String column, String type) {
		String condition = switch (type) {
			case "int", "bigint", "numeric(9,2)", "double precision" -> pick("%s BETWEEN 1 AND 9", "%s IN (1, 2, 3)",
					"%s <> 5 OR %s IS NULL", "NOT (%s < 0)", "%s > 0 AND (%s < 9 OR %s = 77)");
			case "text", "varchar(9)", "char(3)", "short_text" ->
				pick("%s IN ('a', 'b')", "%s LIKE 'a%%'", "length(%s) < 9", "%s ~ '^[a-z]+$'", "%s = ANY ('{a,b}')",
						"coalesce(%s, '') <> 'x'", "%s NOT IN ('x')", "%s SIMILAR TO 'a|b'");
			case "date" -> pick("%s > '2000-01-01'", "extract(year FROM %s) > 1999");
			case "timestamptz" -> "%s > '2000-01-01 00:00+00'";
			case "mood" -> pick("%s <> 'sad'", "%s IN ('ok', 'happy')");
			case "boolean" -> "%s IS NOT FALSE";
			case "text[]", "varchar(9)[]" -> pick("cardinality(%s) < 5", "(%s::text[] && ARRAY['a']) IS NOT TRUE");
			case "jsonb" -> "%s ? 'a'";
			default -> "%s IS NOT NULL";
		};
		return "CHECK (" + condition.replace("%%", "\u0000").replace("%s", column).replace("\u0000", "%") + ")";
	}

	private void index(String table, String column, String type) {
		boolean text = type.equals("text") || type.equals("varchar(9)");
		switch (this.random.nextInt(6)) {
			case 0 -> line("CREATE INDEX ON " + table + " (" + column + " DESC NULLS LAST)");
			case 1 -> line("CREATE INDEX ON " + table + " (id) WHERE "
					+ (text ? column + " IN ('a', 'b')" : column + " IS NOT NULL"));
			case 2 -> {
				if (text) {
					line("CREATE INDEX ON " + table + " (lower(" + column + ") text_pattern_ops) INCLUDE (id)");
				}
			}
			default -> {
			}
		}
	}

	private void view(String name) {
		int table = this.random.nextInt(this.tables.size());
		String condition = pick("id BETWEEN 1 AND 9", "id IN (1, 2)", "EXISTS (SELECT 1 FROM t0 z WHERE z.id = t.id)",
				"CASE WHEN id > 1 THEN true ELSE false END");
		line("CREATE " + pick("", "MATERIALIZED ") + "VIEW " + name
				+ " AS SELECT t.*, coalesce(c0::text, 'none') AS shown,"
				+ " row_number() OVER (ORDER BY id DESC) AS place FROM t" + table + " t WHERE " + condition);
	}

	private void line(String sql) {
		this.script.append(sql).append(";\n");
	}

	private String pick(String... values) {
		return values[this.random.nextInt(values.length)];
	}

	private String pick(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
