package io.migrate.adopt;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The version of a migration, compared as Flyway does: {@code 2} is below {@code 10},
 * {@code 1.2} is {@code 1_02}, and {@code 1.0} is {@code 1}.
 *
 * @param numbers its parts, at least one; zeros at the end are left out
 */
record ForeignVersion(List<BigInteger> numbers) implements Comparable<ForeignVersion> {

	private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");

	private static final Pattern SEPARATOR = Pattern.compile("[._]");

	private static final String MIDNIGHT = "000000";

	private static final String SECONDS = "00";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final int LENGTH_OF_DAY = 8;

	/** A number that looks like a time is one in these years. */
	private static final int FIRST_YEAR = 1990;

	private static final int LAST_YEAR = 2100;

	ForeignVersion {
		numbers = List.copyOf(numbers);
	}

	/**
	 * Reads a version.
	 * @param written such as {@code 1_2} or {@code 20200101120000}
	 * @return the version, or {@code null} when it is none
	 */
	static @Nullable ForeignVersion parse(String written) {
		if (!FORM.matcher(written).matches()) {
			return null;
		}
		List<BigInteger> numbers = new ArrayList<>(Stream.of(SEPARATOR.split(written)).map(BigInteger::new).toList());
		while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
			numbers.remove(numbers.size() - 1);
		}
		return new ForeignVersion(numbers);
	}

	/**
	 * When the migration was written, where the version says so: to the second, to the
	 * minute or to the day, in UTC, or in seconds since 1970. Two digits behind a day
	 * count the migrations of that day, each a minute.
	 * @return the time, or {@code null} when the version is a mere number
	 */
	@Nullable Instant time() {
		String digits = (this.numbers.size() == 1) ? toString() : "";
		return switch (digits.length()) {
			case 14 -> timestamp(digits);
			case 12 -> timestamp(digits + SECONDS);
			case 10 -> dayAndNumber(digits);
			case 8 -> timestamp(digits + MIDNIGHT);
			default -> null;
		};
	}

	// Those of Unix are no days before they reach 2030
	private static @Nullable Instant dayAndNumber(String digits) {
		Instant day = timestamp(digits.substring(0, LENGTH_OF_DAY) + MIDNIGHT);
		return (day != null) ? day.plus(Duration.ofMinutes(Long.parseLong(digits.substring(LENGTH_OF_DAY))))
				: plausible(LocalDateTime.ofEpochSecond(Long.parseLong(digits), 0, ZoneOffset.UTC));
	}

	private static @Nullable Instant timestamp(String digits) {
		try {
			return plausible(LocalDateTime.parse(digits, TIMESTAMP));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable Instant plausible(LocalDateTime time) {
		return (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) ? time.toInstant(ZoneOffset.UTC) : null;
	}

	@Override
	public int compareTo(ForeignVersion other) {
		int length = Math.max(this.numbers.size(), other.numbers.size());
		for (int i = 0; i < length; i++) {
			int compared = number(i).compareTo(other.number(i));
			if (compared != 0) {
				return compared;
			}
		}
		return 0;
	}

	private BigInteger number(int place) {
		return (place < this.numbers.size()) ? this.numbers.get(place) : BigInteger.ZERO;
	}

	/**
	 * The one form that all ways to write this version have in common.
	 */
	@Override
	public String toString() {
		return this.numbers.stream().map(BigInteger::toString).collect(Collectors.joining("."));
	}

}
