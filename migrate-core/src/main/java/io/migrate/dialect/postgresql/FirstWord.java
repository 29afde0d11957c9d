package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Locale;

import io.migrate.script.SqlTokens;
import io.migrate.script.Token;

/**
 * Cheap looks at a statement: most need no more than these to be let through.
 */
final class FirstWord {

	/** What white space and comments begin with. */
	private static final String BLANKS = " \t\n\r\f\u000B-/";

	private FirstWord() {
	}

	/**
	 * The word that a statement begins with. Where a placeholder stands for nothing or
	 * for a comment, there is something before it.
	 * @param sql the statement
	 * @return the word in capitals, empty when it begins with something else
	 */
	static String of(String sql) {
		if (!sql.isEmpty() && BLANKS.indexOf(sql.charAt(0)) >= 0) {
			List<Token> tokens = SqlTokens.of(sql);
			return tokens.isEmpty() ? "" : first(tokens.get(0).text());
		}
		return first(sql);
	}

	private static String first(String sql) {
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
		char upper = Character.toUpperCase(word.charAt(0));
		char lower = Character.toLowerCase(word.charAt(0));
		for (int start = 0; start <= sql.length() - word.length(); start++) {
			char first = sql.charAt(start);
			if ((first == lower || first == upper) && sql.regionMatches(true, start, word, 0, word.length())) {
				return true;
			}
		}
		return false;
	}

}
