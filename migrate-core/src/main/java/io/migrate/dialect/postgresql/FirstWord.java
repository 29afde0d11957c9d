package io.migrate.dialect.postgresql;

import java.util.Locale;

/**
 * Cheap looks at a statement: most need no more than these to be let through.
 */
final class FirstWord {

	private FirstWord() {
	}

	/**
	 * The word that a statement begins with.
	 * @param sql the statement
	 * @return the word in capitals, empty when it begins with something else
	 */
	static String of(String sql) {
		int end = 0;
		while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
			end++;
		}
		return sql.substring(0, end).toUpperCase(Locale.ROOT);
	}

	/**
	 * Whether a word stands anywhere in a statement, be it in a comment or a string.
	 * @param sql the statement
	 * @param word the word, whatever its case
	 * @return {@code true} when a closer look is worth it
	 */
	static boolean mentions(String sql, String word) {
		for (int start = 0; start <= sql.length() - word.length(); start++) {
			if (sql.regionMatches(true, start, word, 0, word.length())) {
				return true;
			}
		}
		return false;
	}

}
