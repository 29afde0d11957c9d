package io.migrate.boot.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * How numbers and times are said to people.
 */
final class Words {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int SHORT = 240;

	private static final int LONG = 20_000;

	private static final int TENTH = 100;

	private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

	private static final double UNIT = 1024;

	private static final double SHORT_NUMBER = 100;

	private Words() {
	}

	/**
	 * Writes a time, for people and for programs that read pages.
	 */
	static void time(Html html, Instant time) {
		html.element("time", TIME.format(time), "datetime", time.truncatedTo(ChronoUnit.SECONDS).toString());
	}

	/**
	 * A duration, as precisely as people care.
	 * @param milliseconds how long
	 * @return such as {@code 3.4 s}
	 */
	static String duration(long milliseconds) {
		return together(words(milliseconds));
	}

	private static String words(long milliseconds) {
		Duration duration = Duration.ofMillis(milliseconds);
		if (duration.toSeconds() == 0) {
			return milliseconds + " ms";
		}
		if (duration.toMinutes() == 0) {
			return duration.toSeconds() + "." + duration.toMillisPart() / TENTH + " s";
		}
		return (duration.toHours() == 0) ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
				: duration.toHours() + " h " + duration.toMinutesPart() + " min";
	}

	/**
	 * A size, as precisely as people care.
	 * @param bytes how large
	 * @return such as {@code 16 kB}, where a kB is 1,024 bytes as PostgreSQL has it
	 */
	static String bytes(long bytes) {
		double size = bytes;
		int unit = 0;
		while (size >= UNIT && unit < UNITS.size() - 1) {
			size /= UNIT;
			unit++;
		}
		boolean whole = size >= SHORT_NUMBER || size == Math.rint(size);
		return together(String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit)));
	}

	/**
	 * A number with what it counts.
	 * @param count the number
	 * @param one the word for one
	 * @param many the word for any other number
	 */
	static String count(long count, String one, String many) {
		return together(String.format(Locale.ROOT, "%,d %s", count, (count == 1) ? one : many));
	}

	// A number stays on the line of what it counts
	private static String together(String words) {
		return words.replace(' ', '\u00A0');
	}

	/**
	 * A text for a line of a list.
	 */
	static String brief(String text) {
		return cut(text, SHORT);
	}

	/**
	 * A text that is shown as whole as it is bearable.
	 */
	static String full(String text) {
		return cut(text, LONG);
	}

	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
		return text.substring(0, end) + "…";
	}

}
