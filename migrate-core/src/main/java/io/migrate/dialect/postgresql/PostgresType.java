package io.migrate.dialect.postgresql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A type as {@code format_type} prints it, taken apart.
 *
 * @param name its name without anything in brackets, such as
 * {@code timestamp with time zone}
 * @param modifiers the numbers in brackets, such as a length
 * @param array whether it is an array
 */
record PostgresType(String name, List<Integer> modifiers, boolean array) {

	private static final Pattern FORM = Pattern
		.compile("(.*?)(?:\\(([\\d,\\s-]+)\\))?([^()\\[\\]]*?)((?:\\[\\d*\\])*)");

	// Where more of them fit without a look at the rows
	private static final Set<String> WIDENING = Set.of("character varying", "timestamp without time zone",
			"timestamp with time zone", "time without time zone", "time with time zone", "interval", "bit varying");

	// The same bits mean the same
	private static final Map<String, Set<String>> COMPATIBLE = Map.of("character varying", Set.of("text", "citext"),
			"text", Set.of("character varying", "citext"), "citext", Set.of("text", "character varying"), "xml",
			Set.of("text"), "cidr", Set.of("inet"), "bit", Set.of("bit varying"));

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> TIMES = Set.of("date", "timestamp without time zone", "timestamp with time zone",
			"time without time zone", "time with time zone", "interval");

	private static final int MICROSECONDS = 6;

	PostgresType {
		modifiers = List.copyOf(modifiers);
	}

	static PostgresType of(String type) {
		Matcher matcher = FORM.matcher(type);
		if (!matcher.matches()) {
			return new PostgresType(type, List.of(), false);
		}
		List<Integer> modifiers = (matcher.group(2) == null) ? List.of()
				: Arrays.stream(matcher.group(2).split(",")).map(String::strip).map(Integer::valueOf).toList();
		String name = unqualified((matcher.group(1) + matcher.group(3)).strip());
		return new PostgresType(name, modifiers, !matcher.group(4).isEmpty());
	}

	// Of an extension, which may be in any schema
	private static String unqualified(String name) {
		return name.endsWith(".citext") ? "citext" : name;
	}

	boolean isWrittenAnewAs(PostgresType to) {
		if (equals(to)) {
			return false;
		}
		if (this.array || to.array) {
			return true;
		}
		if (this.name.equals(to.name)) {
			return this.name.equals("numeric") ? !fitsNumeric(to) : !(WIDENING.contains(this.name) && fits(to));
		}
		return !(COMPATIBLE.getOrDefault(this.name, Set.of()).contains(to.name)
				&& (to.name.equals("bit varying") ? to.modifiers.isEmpty() : fits(to)));
	}

	/**
	 * Whether values of another type lose digits in this one without a word.
	 * @param other the type that they have
	 * @return {@code true} when they may
	 */
	boolean isCoarserThan(PostgresType other) {
		boolean alike = Stream.of(NUMBERS, TIMES)
			.anyMatch((kind) -> kind.contains(this.name) && kind.contains(other.name));
		return alike && digits() < other.digits();
	}

	// Behind the point, or of a second
	private int digits() {
		return switch (this.name) {
			case "numeric" ->
				this.modifiers.isEmpty() ? Integer.MAX_VALUE : (this.modifiers.size() > 1) ? this.modifiers.get(1) : 0;
			case "real", "double precision" -> Integer.MAX_VALUE;
			case "smallint", "integer", "bigint" -> 0;
			case "date" -> -1;
			default -> this.modifiers.isEmpty() ? MICROSECONDS : this.modifiers.get(0);
		};
	}

	private boolean fits(PostgresType to) {
		return to.modifiers.isEmpty() || (!this.modifiers.isEmpty() && this.modifiers.get(0) <= to.modifiers.get(0));
	}

	private boolean fitsNumeric(PostgresType to) {
		return to.modifiers.isEmpty() || (this.modifiers.size() == 2 && to.modifiers.size() == 2 && fits(to)
				&& this.modifiers.get(1).equals(to.modifiers.get(1)));
	}

}
