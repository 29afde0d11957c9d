package io.migrate.revision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads when a revision was created.
 */
final class CreateDate {

	private static final String USUAL = "0000-00-00T00:00:00Z";

	private CreateDate() {
	}

	/**
	 * Reads a time. The usual form has a way of its own: with thousands of revisions the
	 * formatter would cost more than all the rest of their headers.
	 * @param text an ISO 8601 time with offset
	 * @return the time
	 * @throws java.time.DateTimeException if it is none
	 */
	static Instant parse(String text) {
		if (!isUsual(text)) {
			return OffsetDateTime.parse(text).toInstant();
		}
		return LocalDateTime
			.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16),
					number(text, 17, 19))
			.toInstant(ZoneOffset.UTC);
	}

	private static boolean isUsual(String text) {
		if (text.length() != USUAL.length()) {
			return false;
		}
		for (int i = 0; i < USUAL.length(); i++) {
			char c = text.charAt(i);
			if ((USUAL.charAt(i) == '0') ? (c < '0' || c > '9') : (c != USUAL.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static int number(String text, int from, int to) {
		return Integer.parseInt(text, from, to, 10);
	}

}
