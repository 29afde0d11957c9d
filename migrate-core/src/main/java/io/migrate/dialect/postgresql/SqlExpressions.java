package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.script.SqlTokens;
import io.migrate.script.Token;

/**
 * Puts brackets around expressions where the grammar asks for them.
 */
final class SqlExpressions {

	/** What looks like a function in front of a bracket and is none. */
	private static final Set<String> NO_FUNCTIONS = Set.of("all", "any", "array", "case", "exists", "in", "interval",
			"not", "row", "select", "some", "values");

	/** What a default cannot have outside brackets. */
	private static final Set<String> LOOSE = Set.of("and", "at", "between", "collate", "ilike", "in", "is", "isnull",
			"like", "not", "notnull", "or", "overlaps", "similar");

	private SqlExpressions() {
	}

	/**
	 * An expression in brackets.
	 * @param expression the expression, perhaps in brackets already
	 * @return the expression in brackets
	 */
	static String bracketed(String expression) {
		String text = expression.strip();
		List<Token> tokens = SqlTokens.of(text);
		return (!tokens.isEmpty() && isGroup(tokens, 0)) ? text : "(" + text + end(text);
	}

	// A comment would take the bracket with it
	private static String end(String text) {
		return (text.lastIndexOf("--") > text.lastIndexOf('\n')) ? "\n)" : ")";
	}

	/**
	 * An expression as the key of an index, where only calls of functions stand without
	 * brackets.
	 * @param expression the expression
	 * @return the expression, in brackets unless it is a call
	 */
	static String key(String expression) {
		String text = expression.strip();
		return isCall(SqlTokens.of(text)) ? text : bracketed(text);
	}

	/**
	 * An expression as the default of a column.
	 * @param expression the expression
	 * @return the expression, in brackets where something in it would be taken for what
	 * follows
	 */
	static String defaultValue(String expression) {
		String text = expression.strip();
		int depth = 0;
		for (Token token : SqlTokens.of(text)) {
			depth += depth(token);
			if (depth == 0 && LOOSE.contains(token.text().toLowerCase(Locale.ROOT))) {
				return bracketed(text);
			}
		}
		return text;
	}

	private static boolean isCall(List<Token> tokens) {
		int position = 0;
		while (position + 1 < tokens.size() && TokenCursor.isIdentifier(tokens.get(position))) {
			Token next = tokens.get(position + 1);
			if (next.text().equals("(")) {
				boolean function = position > 0
						|| !NO_FUNCTIONS.contains(tokens.get(0).text().toLowerCase(Locale.ROOT));
				return function && isGroup(tokens, position + 1);
			}
			if (!next.text().equals(".")) {
				return false;
			}
			position += 2;
		}
		return false;
	}

	/**
	 * Whether a bracket opens at a token and closes at the last one.
	 */
	private static boolean isGroup(List<Token> tokens, int start) {
		int depth = 0;
		for (int i = start; i < tokens.size(); i++) {
			depth += depth(tokens.get(i));
			if (depth <= 0) {
				return depth == 0 && i > start && i == tokens.size() - 1;
			}
		}
		return false;
	}

	private static int depth(Token token) {
		return switch (token.text()) {
			case "(", "[" -> 1;
			case ")", "]" -> -1;
			default -> 0;
		};
	}

}
