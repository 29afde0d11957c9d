package io.migrate.dialect.postgresql;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.migrate.diff.DiffRules;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL does when a column gets another type or a default. Stateless and
 * thread-safe.
 */
final class PostgresDiffRules implements DiffRules {

	// What is not known to be harmless is taken for dangerous
	private static final Pattern VOLATILE = Pattern
		.compile("(?i)(\\b(random|random_normal|clock_timestamp|timeofday|gen_random_uuid|uuidv4|uuidv7|nextval|setval"
				+ "|uuid_generate_v\\w+)|[\\w\"]+\\.(?<!pg_catalog\\.)[\\w\"]+)\\s*\\(");

	private static final Pattern STRING = Pattern.compile("'(?:[^']++|'')*+'");

	private static final Set<String> TEXTS = Set.of("text", "varchar", "character", "bpchar");

	private static final Pattern USUAL_DIGITS = Pattern.compile("^(time|timestamp|interval)\\(6\\)");

	// As Hibernate has it where an entity says nothing
	private static final Map<String, Set<String>> UNSTATED = Map.of("text", Set.of("character varying(255)"),
			"character varying", Set.of("character varying(255)"), "numeric",
			Set.of("numeric(38,2)", "numeric(38,0)", "numeric(21,0)"), "time without time zone",
			Set.of("time(0) without time zone"), "time with time zone", Set.of("time(0) with time zone"));

	// These know each other, but only when they are told to
	private static final Set<String> TRUTH = Set.of("integer", "boolean");

	@Override
	public String identifier(String name) {
		return SqlNames.quote(name);
	}

	@Override
	public boolean isSame(String type, String other) {
		return withoutUsualDigits(type).equals(withoutUsualDigits(other));
	}

	// There cannot be more
	private static String withoutUsualDigits(String type) {
		return USUAL_DIGITS.matcher(type).replaceFirst("$1");
	}

	@Override
	public boolean holdsUnstatedLength(String type, String desired) {
		String elements = type.endsWith("[]") ? "[]" : "";
		String unlimited = withoutUsualDigits(type.substring(0, type.length() - elements.length()));
		return UNSTATED.getOrDefault(unlimited, Set.of()).stream().anyMatch((one) -> desired.equals(one + elements));
	}

	@Override
	public boolean rewrites(String from, String to) {
		return PostgresType.of(from).isWrittenAnewAs(PostgresType.of(to));
	}

	@Override
	public boolean rounds(String from, String to) {
		return PostgresType.of(to).isCoarserThan(PostgresType.of(from));
	}

	@Override
	public @Nullable String conversion(String column, String from, String to) {
		if (SqlTypes.isAutomatic(from, to)) {
			return null;
		}
		String before = SqlTypes.base(from);
		String after = SqlTypes.base(to);
		boolean arrays = before.endsWith("[]") && after.endsWith("[]");
		boolean alike = before.endsWith("[]") == after.endsWith("[]");
		boolean known = TEXTS.contains(before.replace("[]", "")) || (TRUTH.contains(before) && TRUTH.contains(after));
		String detour = (alike && known) ? "" : arrays ? "::text[]" : "::text";
		return identifier(column) + detour + "::" + SqlTypes.written(to);
	}

	@Override
	public boolean isVolatile(String expression) {
		return VOLATILE.matcher(STRING.matcher(expression).replaceAll("''")).find();
	}

}
