package io.migrate.dialect.postgresql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types as people write them, and which of them the server converts without being asked.
 */
final class SqlTypes {

	private static final Pattern LONG_FORM = Pattern.compile(
			"^(?<varying>character varying)|^(?<time>time(?:stamp)?)(?<digits>\\(\\d+\\))? with(?<no>out)? time zone");

	private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

	private static final Set<String> STRINGS = Set.of("text", "varchar", "character", "char", "bpchar", "name");

	/** Within each of these, values are converted without being asked. */
	private static final Set<Set<String>> FAMILIES = Set.of(
			Set.of("smallint", "int2", "integer", "int", "int4", "bigint", "int8", "numeric", "decimal", "real",
					"float4", "double precision", "float8", "float"),
			Set.of("date", "timestamp", "timestamptz"), Set.of("json", "jsonb"), Set.of("bit", "bit varying", "varbit"),
			Set.of("inet", "cidr"));

	private SqlTypes() {
	}

	/**
	 * A type as people write it.
	 * @param type the type, such as {@code timestamp(3) with time zone}
	 * @return the same type, such as {@code timestamptz(3)}
	 */
	static String written(String type) {
		Matcher matcher = LONG_FORM.matcher(type);
		if (!matcher.find()) {
			return type;
		}
		String digits = (matcher.group("digits") != null) ? matcher.group("digits") : "";
		String name = (matcher.group("varying") != null) ? "varchar"
				: matcher.group("time") + ((matcher.group("no") != null) ? "" : "tz") + digits;
		return name + type.substring(matcher.end());
	}

	/**
	 * Whether the server converts values of one type to another without being asked.
	 * @param from a type
	 * @param to another one
	 * @return {@code false} also where nobody here knows
	 */
	static boolean isAutomatic(String from, String to) {
		String before = base(from);
		String after = base(to);
		if (before.endsWith("[]") && after.endsWith("[]")) {
			before = before.replace("[]", "");
			after = after.replace("[]", "");
		}
		String one = before;
		String other = after;
		return one.equals(other) || STRINGS.contains(other)
				|| FAMILIES.stream().anyMatch((family) -> family.contains(one) && family.contains(other));
	}

	/**
	 * A type without its length or precision.
	 */
	static String base(String type) {
		return MODIFIER.matcher(written(type.toLowerCase(Locale.ROOT))).replaceAll("");
	}

}
