package io.migrate.dialect.postgresql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

import io.migrate.operation.SqlExpression;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of Java as literals whose type is that of the column they go to.
 */
final class SqlLiterals {

	private SqlLiterals() {
	}

	/**
	 * Writes a value.
	 * @param value a value that SQL can be written from
	 * @return the literal
	 */
	static String of(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		if (value instanceof SqlExpression expression) {
			return expression.sql();
		}
		boolean plain = value instanceof Boolean || (value instanceof Number && !isNoNumber(value));
		return plain ? value.toString() : SqlNames.literal(text(value));
	}

	private static boolean isNoNumber(Object value) {
		return (value instanceof Double number && !Double.isFinite(number))
				|| (value instanceof Float single && !Float.isFinite(single));
	}

	private static String text(Object value) {
		if (value instanceof Collection<?> elements) {
			return array(elements);
		}
		if (value instanceof Object[] elements) {
			return array(Arrays.asList(elements));
		}
		if (value instanceof byte[] bytes) {
			return "\\x" + HexFormat.of().formatHex(bytes);
		}
		return (value instanceof Enum<?> constant) ? constant.name() : time(value);
	}

	// The server wants seconds, which toString leaves out when there are none
	private static String time(Object value) {
		if (value instanceof LocalDateTime time) {
			return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
		}
		if (value instanceof OffsetDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
		}
		if (value instanceof ZonedDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
		}
		if (value instanceof LocalTime time) {
			return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
		}
		if (value instanceof OffsetTime time) {
			return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
		}
		return (value instanceof Instant instant) ? DateTimeFormatter.ISO_INSTANT.format(instant) : value.toString();
	}

	private static String array(Collection<?> elements) {
		return elements.stream().map(SqlLiterals::element).collect(Collectors.joining(",", "{", "}"));
	}

	private static String element(@Nullable Object element) {
		if (element == null) {
			return "NULL";
		}
		if (element instanceof Collection<?> || element instanceof Object[]) {
			return text(element);
		}
		return '"' + text(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
