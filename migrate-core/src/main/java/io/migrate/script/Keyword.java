package io.migrate.script;

/**
 * The few words that decide where a statement ends.
 */
enum Keyword {

	CREATE, OR, REPLACE, FUNCTION, PROCEDURE, BEGIN, ATOMIC, CASE, END, AS, COPY, FROM, STDIN, STDOUT,

	/** A dot, after which every word is a name. */
	DOT,

	/** Any other token. */
	OTHER;

	private static final Keyword[] WORDS = { CREATE, OR, REPLACE, FUNCTION, PROCEDURE, BEGIN, ATOMIC, CASE, END, AS,
			COPY, FROM, STDIN, STDOUT };

	static Keyword of(char[] chars, int from, int to) {
		for (Keyword word : WORDS) {
			if (word.name().length() == to - from && word.isAt(chars, from)) {
				return word;
			}
		}
		return OTHER;
	}

	private boolean isAt(char[] chars, int from) {
		String name = name();
		for (int i = 0; i < name.length(); i++) {
			if (CharClass.toLowerCase(chars[from + i]) != CharClass.toLowerCase(name.charAt(i))) {
				return false;
			}
		}
		return true;
	}

}
