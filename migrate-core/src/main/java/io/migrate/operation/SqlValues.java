package io.migrate.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The values that SQL can be written from.
 */
public final class SqlValues {

	private static final Set<Class<?>> KNOWN = Set.of(SqlExpression.class, String.class, Character.class, Boolean.class,
			Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class, Float.class,
			Double.class, UUID.class, byte[].class, LocalDate.class, LocalTime.class, LocalDateTime.class,
			OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class, Instant.class, Duration.class, Period.class);

	private SqlValues() {
	}

	/**
	 * Whether SQL can be written from a value.
	 * @param value text, a number, a boolean, a UUID, bytes, a value of
	 * {@code java.time}, an enum constant, a {@link SqlExpression}, {@code null}, or a
	 * collection or array of these
	 * @return {@code false} for anything else, such as a JDBC object
	 */
	public static boolean isKnown(@Nullable Object value) {
		if (value instanceof Collection<?> elements) {
			return elements.stream().allMatch(SqlValues::isKnown);
		}
		if (value instanceof Object[] elements) {
			return Arrays.stream(elements).allMatch(SqlValues::isKnown);
		}
		return value == null || value instanceof Enum || KNOWN.contains(value.getClass());
	}

	/**
	 * Writes a simple value as standard SQL.
	 * @param value text, a number, a boolean, a constant, or a {@link SqlExpression}
	 * @return the literal, or {@code null} when the value is not simple
	 */
	static @Nullable String literal(Object value) {
		if (value instanceof SqlExpression expression) {
			return expression.sql();
		}
		if (value instanceof Number || value instanceof Boolean) {
			return value.toString();
		}
		return (value instanceof CharSequence || value instanceof Character || value instanceof Enum
				|| value instanceof UUID || value instanceof LocalDate)
						? "'" + value.toString().replace("'", "''") + "'" : null;
	}

}
