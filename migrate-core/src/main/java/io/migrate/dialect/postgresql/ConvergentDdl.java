package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.dialect.DdlRenderer;
import io.migrate.operation.Operation;

/**
 * Writes operations in forms that bring a database to the same end wherever it begins: a
 * statement whose work is done already does nothing. What is no such statement by itself
 * looks first.
 */
final class ConvergentDdl implements DdlRenderer {

	private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

	private static final String IF_NOT_EXISTS = "$0IF NOT EXISTS ";

	private static final String IF_EXISTS = "$0IF EXISTS ";

	private static final String CONSTRAINT = "SELECT FROM pg_catalog.pg_constraint WHERE %s = %s AND conname = %s";

	private static final List<Form> FORMS = List.of(
			new Form("CREATE (?:UNLOGGED )?(?:TABLE|SEQUENCE|SCHEMA|EXTENSION|MATERIALIZED VIEW|STATISTICS) (?!IF )",
					IF_NOT_EXISTS),
			new Form("CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?+(?!IF )", IF_NOT_EXISTS),
			new Form("CREATE (?=(?:VIEW|FUNCTION|PROCEDURE|TRIGGER|RULE) )", "$0OR REPLACE "),
			new Form("ALTER TABLE " + NAME + "\\s+ADD COLUMN ", IF_NOT_EXISTS),
			new Form("ALTER TYPE " + NAME + "\\s+ADD VALUE ", IF_NOT_EXISTS),
			new Form("DROP (?:TABLE|INDEX CONCURRENTLY|INDEX|VIEW|MATERIALIZED VIEW|SEQUENCE|TYPE|DOMAIN|FUNCTION"
					+ "|PROCEDURE|TRIGGER|SCHEMA|EXTENSION) (?!IF |CONCURRENTLY )", IF_EXISTS),
			new Form("ALTER (?:TABLE|DOMAIN) " + NAME + "\\s+DROP (?:COLUMN|CONSTRAINT) ", IF_EXISTS),
			new Form("ALTER TABLE " + NAME + "\\s+ALTER COLUMN " + NAME + " DROP (?:IDENTITY|EXPRESSION)",
					"$0 IF EXISTS"),
			new Form("ALTER (?:INDEX|SEQUENCE)(?= " + NAME + "\\s+RENAME TO )", "$0 IF EXISTS"));

	private static final Pattern ADD_CONSTRAINT = Pattern
		.compile("ALTER (TABLE|DOMAIN) " + NAME + "\\s+ADD CONSTRAINT " + NAME + "\\s");

	private static final Pattern RENAME_CONSTRAINT = Pattern
		.compile("ALTER (TABLE|DOMAIN) " + NAME + "\\s+RENAME CONSTRAINT " + NAME + " ");

	private static final Pattern CREATE_TYPE = Pattern.compile("CREATE (?:TYPE|DOMAIN) " + NAME + " ");

	private static final Pattern RENAME_VALUE = Pattern
		.compile("ALTER TYPE " + NAME + "\\s+RENAME VALUE ('(?:[^']|'')*') ");

	private static final Pattern ADD_IDENTITY = Pattern
		.compile("ALTER TABLE " + NAME + "\\s+ALTER COLUMN " + NAME + " ADD GENERATED ");

	private static final Pattern PARTITION = Pattern
		.compile("ALTER TABLE " + NAME + "\\s+(ATTACH|DETACH) PARTITION " + NAME);

	private static final Pattern CONSTRAINT_TRIGGER = Pattern
		.compile("CREATE CONSTRAINT TRIGGER " + NAME + "\\s.*?\\sON " + NAME + "\\s", Pattern.DOTALL);

	private final DdlRenderer plain;

	ConvergentDdl(DdlRenderer plain) {
		this.plain = plain;
	}

	@Override
	public List<String> render(Operation operation) {
		return this.plain.render(operation).stream().map(ConvergentDdl::convergent).toList();
	}

	/**
	 * The form of a statement that does nothing where its work is done.
	 */
	static String convergent(String sql) {
		for (Form form : FORMS) {
			Matcher matcher = form.pattern().matcher(sql);
			if (matcher.lookingAt()) {
				return matcher.replaceFirst(form.replacement());
			}
		}
		Matcher constraint = ADD_CONSTRAINT.matcher(sql);
		if (constraint.lookingAt()) {
			return unless(constraint(constraint), sql);
		}
		Matcher renamed = RENAME_CONSTRAINT.matcher(sql);
		if (renamed.lookingAt()) {
			return where("EXISTS (" + constraint(renamed) + ")", sql);
		}
		Matcher type = CREATE_TYPE.matcher(sql);
		if (type.lookingAt()) {
			return where("pg_catalog.to_regtype(" + literal(type.group(1)) + ") IS NULL", sql);
		}
		Matcher value = RENAME_VALUE.matcher(sql);
		if (value.lookingAt()) {
			return where("EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = " + literal(value.group(1))
					+ "::regtype AND enumlabel = " + value.group(2) + ")", sql);
		}
		Matcher identity = ADD_IDENTITY.matcher(sql);
		if (identity.lookingAt()) {
			return unless("SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + regclass(identity.group(1))
					+ " AND attname = " + name(identity.group(2)) + " AND attidentity <> ''", sql);
		}
		Matcher partition = PARTITION.matcher(sql);
		if (partition.lookingAt()) {
			String is = "(SELECT FROM pg_catalog.pg_class WHERE oid = " + regclass(partition.group(3))
					+ " AND relispartition)";
			return where((partition.group(2).equals("ATTACH") ? "NOT EXISTS " : "EXISTS ") + is, sql);
		}
		Matcher trigger = CONSTRAINT_TRIGGER.matcher(sql);
		return trigger.lookingAt() ? unless("SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = "
				+ regclass(trigger.group(2)) + " AND tgname = " + name(trigger.group(1)), sql) : sql;
	}

	private static String constraint(Matcher matcher) {
		boolean table = matcher.group(1).equals("TABLE");
		return CONSTRAINT.formatted(table ? "conrelid" : "contypid",
				literal(matcher.group(2)) + (table ? "::regclass" : "::regtype"), name(matcher.group(3)));
	}

	private static String unless(String query, String sql) {
		return where("NOT EXISTS (" + query + ")", sql);
	}

	private static String where(String condition, String sql) {
		return block("BEGIN\n    IF " + condition + " THEN\n        " + sql.replace("\n", "\n        ")
				+ ";\n    END IF;\nEND");
	}

	/**
	 * An anonymous block, in quotes that are not in it.
	 */
	static String block(String body) {
		String quote = "$migrate$";
		while (body.contains(quote)) {
			quote = "$_" + quote.substring(1);
		}
		return "DO " + quote + " " + body + " " + quote;
	}

	private static String regclass(String name) {
		return literal(name) + "::regclass";
	}

	private static String literal(String text) {
		return SqlNames.literal(text);
	}

	private static String name(String quoted) {
		return literal(
				quoted.startsWith("\"") ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"") : quoted);
	}

	/** A way to write a statement that looks by itself. */
	private record Form(Pattern pattern, String replacement) {

		Form(String pattern, String replacement) {
			this(Pattern.compile(pattern), replacement);
		}

	}

}
