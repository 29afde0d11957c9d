package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up values of a type, as text that the server reads.
 */
final class ValueSupply {

	private static final int LONG = 300;

	private static final int ELEMENTS = 3;

	private static final Map<String, List<String>> EXTREMES = extremes();

	private static final Map<String, String> PLAIN = plain();

	// Checks often ask for a form, and more often than not it is one of these
	private static final List<String> FORMS = List.of("someone@example.org", "AB", "ABC", "ab", "abc", "A1", "12345",
			"+15551234567", "https://example.org/a", "#00ff7f", "2024-02-29", "a-b", "a_b", "00:00", "{}", "[]", "0",
			"1");

	private ValueSupply() {
	}

	private static Map<String, List<String>> extremes() {
		String long300 = "long ".repeat(LONG / 5);
		List<String> texts = List.of("", "Zoë 日本語 🙂", long300, "it's \"quoted\" \\ %_", " x ");
		List<String> jsons = List.of("{}", "[]", "null", "{\"a\": [1, \"é\", null]}", "\"text\"");
		List<String> moments = List.of("0001-01-01 00:00:00", "9999-12-31 23:59:59.999999", "1970-01-01 00:00:00",
				"2024-02-29 12:00:00.000001");
		return Map.ofEntries(Map.entry("int2", List.of("32767", "-32768", "0", "-1")),
				Map.entry("int4", List.of("2147483647", "-2147483648", "0", "-1")),
				Map.entry("int8", List.of("9223372036854775807", "-9223372036854775808", "0", "-1")),
				Map.entry("numeric", List.of("123456789012345678901234567890.123456789", "-1e-20", "0", "-0.5")),
				Map.entry("float4", List.of("3.4e38", "-3.4e38", "0", "1e-37")),
				Map.entry("float8", List.of("1.7e308", "-1.7e308", "0", "1e-307")),
				Map.entry("money", List.of("92233720368547758.07", "-92233720368547758.08", "0")),
				Map.entry("text", texts), Map.entry("varchar", texts), Map.entry("bpchar", texts),
				Map.entry("citext", texts), Map.entry("name", List.of("", "ö")),
				Map.entry("bytea", List.of("\\x", "\\x00ff", "\\x" + "ab".repeat(LONG))),
				Map.entry("date", List.of("0001-01-01", "9999-12-31", "1970-01-01", "2024-02-29")),
				Map.entry("timestamp", moments), Map.entry("timestamptz", moments),
				Map.entry("time", List.of("00:00:00", "24:00:00", "23:59:59.999999")),
				Map.entry("interval", List.of("0", "-1 mon", "100 years 11 mons 30 days 23:59:59.999999")),
				Map.entry("uuid",
						List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")),
				Map.entry("json", jsons), Map.entry("jsonb", jsons));
	}

	// Each is a format for a number from 0 to 999
	private static Map<String, String> plain() {
		return Map.ofEntries(Map.entry("money", "1%1$03d.5"), Map.entry("bytea", "\\x0%1$03d"),
				Map.entry("time", "12:34:56.%1$03d"), Map.entry("timetz", "12:34:56.%1$03d+01"),
				Map.entry("interval", "1 day %1$d seconds"),
				Map.entry("uuid", "5ca1ab1e-0000-4000-8000-000000000%1$03d"), Map.entry("json", "{\"n\": %1$d}"),
				Map.entry("jsonb", "{\"n\": %1$d}"), Map.entry("xml", "<n>%1$d</n>"),
				Map.entry("inet", "10.0.%2$d.%3$d"), Map.entry("cidr", "10.%2$d.%3$d.0/24"),
				Map.entry("macaddr", "08:00:2b:01:0%2$d:%3$02d"),
				Map.entry("macaddr8", "08:00:2b:01:02:03:0%2$d:%3$02d"), Map.entry("point", "(%1$d,1)"),
				Map.entry("line", "{1,2,%1$d}"), Map.entry("lseg", "[(0,0),(%1$d,1)]"),
				Map.entry("box", "(%4$d.5,1),(%4$d,0)"), Map.entry("path", "[(0,0),(%1$d,1)]"),
				Map.entry("polygon", "((%4$d,0),(%4$d.5,1),(%4$d,1))"), Map.entry("circle", "<(%4$d,0),0.25>"),
				Map.entry("tsvector", "'word%1$d':1 'sample':2"), Map.entry("tsquery", "'word%1$d' & 'sample'"),
				Map.entry("pg_lsn", "0/%1$d"), Map.entry("hstore", "n=>%1$d"), Map.entry("ltree", "top.n%1$d"),
				Map.entry("jsonpath", "$.n%1$d"), Map.entry("name", "sample_%1$d"), Map.entry("xid", "%4$d"),
				Map.entry("xid8", "%4$d"), Map.entry("oid", "%4$d"), Map.entry("regclass", "pg_class"));
	}

	/**
	 * Those at the limits.
	 * @return none for a type that has no limits that are known
	 */
	static List<String> extremes(ValueType type) {
		return switch (type.kind()) {
			case ENUM -> type.labels();
			case RANGE, COMPOSITE, MULTIRANGE -> List.of();
			case ARRAY -> List.of("{}", array(element(type), extremes(element(type))), "{NULL}");
			case BASE -> restricted(type, EXTREMES.getOrDefault(type.name(), List.of()));
		};
	}

	private static List<String> restricted(ValueType type, List<String> values) {
		if (type.name().equals("numeric") && type.modifier() >= 0) {
			String largest = largest(type);
			return List.of(largest, "-" + largest, "0");
		}
		int length = length(type);
		return (length < 0) ? values : values.stream().map((value) -> shortened(value, length)).toList();
	}

	private static String largest(ValueType type) {
		int precision = (type.modifier() - 4 >> 16) & 0xffff;
		int scale = ((type.modifier() - 4 & 0x7ff) ^ 1024) - 1024;
		String digits = "9".repeat(precision);
		return (scale > 0 && scale < precision) ? digits.substring(scale) + "." + digits.substring(precision - scale)
				: digits + "e" + -scale;
	}

	/**
	 * One of very many that are alike and ordinary.
	 * @param number which one, from 0 to 999
	 */
	static String plain(ValueType type, int number) {
		return switch (type.kind()) {
			case ENUM -> type.labels().isEmpty() ? "" : type.labels().get(number % type.labels().size());
			case COMPOSITE -> "(" + ",".repeat(Math.max(0, type.labels().size() - 1)) + ")";
			case ARRAY -> array(element(type),
					IntStream.range(0, ELEMENTS).mapToObj((i) -> plain(element(type), (number + i) % 1000)).toList());
			case RANGE -> range(type, number);
			case MULTIRANGE -> "{" + range(type, number) + "}";
			case BASE -> base(type, number);
		};
	}

	private static String range(ValueType type, int number) {
		int from = number % 499 * 2;
		return "[\"" + plain(element(type), from) + "\",\"" + plain(element(type), from + 1) + "\")";
	}

	private static ValueType element(ValueType type) {
		if (type.element() == null) {
			throw new IllegalStateException(type.name() + " has no elements");
		}
		return type.element();
	}

	private static String array(ValueType element, List<String> values) {
		return values.stream()
			.limit(ELEMENTS)
			.map((value) -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
			.collect(Collectors.joining((element.name().equals("box")) ? ";" : ",", "{", "}"));
	}

	private static String base(ValueType type, int number) {
		return switch (type.name()) {
			case "bool" -> (number % 2 == 0) ? "true" : "false";
			case "int2", "int4", "int8", "float4", "float8" -> String.valueOf(1000 + number);
			case "numeric" -> numeric(type, number);
			case "date", "timestamp", "timestamptz" -> moment(type, number);
			case "bit", "varbit" -> bits(type, number);
			case "char" -> String.valueOf((char) ('a' + number % 26));
			default -> other(type, number);
		};
	}

	private static String other(ValueType type, int number) {
		String format = PLAIN.get(type.name());
		if (format != null) {
			return String.format(Locale.ROOT, format, number, number / 100, number % 100, 1000 + number);
		}
		int length = length(type);
		return (length < 0) ? "sample " + number : shortened(reversed(number) + " sample", length);
	}

	// What is cut off should not be what makes a difference
	private static String reversed(int number) {
		return new StringBuilder(Integer.toString(number)).reverse().toString();
	}

	private static String numeric(ValueType type, int number) {
		if (type.modifier() < 0) {
			return number + ".5";
		}
		int precision = (type.modifier() - 4 >> 16) & 0xffff;
		int scale = ((type.modifier() - 4 & 0x7ff) ^ 1024) - 1024;
		String digits = Integer.toString(number);
		return digits.substring(Math.max(0, digits.length() - precision)) + "e" + -scale;
	}

	private static String moment(ValueType type, int number) {
		String date = String.format(Locale.ROOT, "%04d-%02d-%02d", 2000 + number / 336, number / 28 % 12 + 1,
				number % 28 + 1);
		return type.name().equals("date") ? date : date + " 12:34:56.789";
	}

	private static String bits(ValueType type, int number) {
		String bits = Integer.toBinaryString(1024 + number).substring(1);
		int length = (type.modifier() > 0) ? type.modifier() : bits.length();
		return (length <= bits.length()) ? bits.substring(bits.length() - length)
				: "0".repeat(length - bits.length()) + bits;
	}

	/**
	 * Those that checks may ask for.
	 */
	static List<String> forms(ValueType type) {
		boolean text = List.of("text", "varchar", "bpchar", "citext").contains(type.name());
		return (type.kind() == ValueType.Kind.BASE && text) ? FORMS : List.of();
	}

	/**
	 * Those that a text hints at.
	 * @param constants what was found in it
	 */
	static List<String> hinted(ValueType type, CheckConstants constants) {
		List<String> values = new ArrayList<>(constants.texts());
		if (!forms(type).isEmpty()) {
			constants.numbers()
				.stream()
				.filter((number) -> number >= 0 && number <= 2L * LONG)
				.forEach((number) -> values.add("x".repeat(number.intValue())));
		}
		else if (type.name().startsWith("json")) {
			constants.texts().forEach((text) -> values.add("{\"" + text + "\": \"a\"}"));
		}
		else {
			constants.numbers().forEach((number) -> values.add(number.toString()));
			if (List.of("numeric", "float4", "float8").contains(type.name())) {
				constants.numbers().forEach((number) -> values.add(number + ".5"));
			}
		}
		return values;
	}

	private static int length(ValueType type) {
		boolean limited = type.modifier() >= 4 && (type.name().equals("varchar") || type.name().equals("bpchar"));
		return limited ? type.modifier() - 4 : -1;
	}

	private static String shortened(String text, int length) {
		return (text.codePointCount(0, text.length()) <= length) ? text
				: text.substring(0, text.offsetByCodePoints(0, length));
	}

}
