package io.migrate.script;

/**
 * The classes of characters of PostgreSQL's lexer, as bits. Whatever is not ASCII may be
 * part of an identifier, no-break spaces included: the server looks at bytes.
 */
final class CharClass {

	static final int SPACE = 1;

	static final int DIGIT = 2;

	static final int HEX_DIGIT = 4;

	static final int OPERATOR = 8;

	static final int WORD_START = 16;

	/** What may stand in the tag of a dollar quote. */
	static final int TAG_PART = 32;

	/** What may stand in an identifier: a dollar sign as well. */
	static final int WORD_PART = 64;

	private static final int ASCII = 128;

	private static final int BEYOND_ASCII = WORD_START | TAG_PART | WORD_PART;

	private static final byte[] TABLE = table();

	private CharClass() {
	}

	/**
	 * Whether a character is in a class.
	 * @param c a character, or a negative number for none
	 */
	static boolean is(int c, int characterClass) {
		return (of(c) & characterClass) != 0;
	}

	static char toLowerCase(char c) {
		return (c >= 'A' && c <= 'Z') ? (char) (c + ('a' - 'A')) : c;
	}

	private static int of(int c) {
		if (c >= ASCII) {
			return BEYOND_ASCII;
		}
		return (c >= 0) ? TABLE[c] : 0;
	}

	private static byte[] table() {
		byte[] table = new byte[ASCII];
		add(table, " \t\n\r\f\u000B", SPACE);
		add(table, "0123456789", DIGIT | HEX_DIGIT | TAG_PART | WORD_PART);
		add(table, "~!@#^&|`?+-*/%<>=", OPERATOR);
		add(table, "abcdefABCDEF", HEX_DIGIT);
		add(table, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", WORD_START | TAG_PART | WORD_PART);
		add(table, "$", WORD_PART);
		return table;
	}

	private static void add(byte[] table, String characters, int classes) {
		characters.chars().forEach((c) -> table[c] |= (byte) classes);
	}

}
