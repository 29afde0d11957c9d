package io.migrate.script;

import java.io.IOException;

/**
 * Finds the tokens of a script, by the rules of PostgreSQL's own lexer with
 * {@code standard_conforming_strings} on. One method is one lexical mode. White space and
 * block comments are passed over. A token is held in the source until somebody releases
 * it; what is not closed at the end of the script is a fault and a token.
 */
final class Lexer {

	/** With one of these in it, an operator may end with a sign. */
	private static final String SIGN_KEEPERS = "~!@#%^&|`?";

	private final CharSource source;

	private final Faults faults;

	private long start;

	private boolean lineStart;

	/** Whether a string after a line end would go on with backslash escapes. */
	private boolean escapesGoOn;

	Lexer(CharSource source, Faults faults) {
		this.source = source;
		this.faults = faults;
	}

	/** The next lexeme; the source is then right behind it. */
	Lexeme next() throws IOException {
		boolean beginning = (this.source.position() == 0);
		while (true) {
			this.lineStart = this.source.skipSpace() || beginning;
			this.start = this.source.position();
			int c = this.source.peek();
			if (c != '/' || this.source.peek(1) != '*') {
				return lexeme(c);
			}
			blockComment();
			beginning = false;
			this.escapesGoOn = false;
		}
	}

	/** The position where the last lexeme began. */
	long start() {
		return this.start;
	}

	/** Whether only white space stands before the last lexeme in its line. */
	boolean isAtLineStart() {
		return this.lineStart;
	}

	private Lexeme lexeme(int c) throws IOException {
		if (c == CharSource.END) {
			return Lexeme.END;
		}
		this.source.hold();
		if (c == '-' && this.source.peek(1) == '-') {
			this.source.skipTo('\n', '\r');
			return Lexeme.LINE_COMMENT;
		}
		boolean escapes = this.escapesGoOn && this.lineStart;
		this.escapesGoOn = false;
		return (c == '\'') ? string(escapes) : token(c);
	}

	private Lexeme token(int c) throws IOException {
		if (CharClass.is(c, CharClass.WORD_START)) {
			return word(c);
		}
		if (CharClass.is(c, CharClass.DIGIT)) {
			return number();
		}
		if (CharClass.is(c, CharClass.OPERATOR)) {
			return operator();
		}
		return switch (c) {
			case '"' -> quotedIdentifier();
			case '$' -> dollar();
			case '.' -> dot();
			case ':' -> colon();
			case '\\' -> one(Lexeme.BACKSLASH);
			default -> one(Lexeme.PUNCTUATION);
		};
	}

	private Lexeme one(Lexeme lexeme) {
		this.source.advance(1);
		return lexeme;
	}

	private Lexeme two(Lexeme lexeme) {
		this.source.advance(2);
		return lexeme;
	}

	private Lexeme word(int first) throws IOException {
		this.source.advance(1);
		int second = this.source.peek();
		if (second == '\'' && "eEbBxXnN".indexOf(first) >= 0) {
			return string(first == 'e' || first == 'E');
		}
		if (second == '&' && (first == 'u' || first == 'U')) {
			int third = this.source.peek(1);
			if (third == '\'' || third == '"') {
				this.source.advance(1);
				return (third == '"') ? quotedIdentifier() : string(false);
			}
		}
		this.source.skipWhile(CharClass.WORD_PART);
		return Lexeme.WORD;
	}

	private Lexeme string(boolean escapes) throws IOException {
		this.source.advance(1);
		char escape = escapes ? '\\' : '\'';
		while (this.source.skipTo('\'', escape)) {
			boolean quote = (this.source.peek() == '\'');
			this.source.advance(1);
			if (quote && this.source.peek() != '\'') {
				this.escapesGoOn = escapes;
				return Lexeme.STRING;
			}
			if (this.source.peek() != CharSource.END) {
				this.source.advance(1);
			}
		}
		return unclosed("a string", "'", Lexeme.STRING);
	}

	private Lexeme quotedIdentifier() throws IOException {
		this.source.advance(1);
		while (this.source.skipTo('"', '"')) {
			this.source.advance(1);
			if (this.source.peek() != '"') {
				return Lexeme.QUOTED_IDENTIFIER;
			}
			this.source.advance(1);
		}
		return unclosed("a quoted identifier", "\"", Lexeme.QUOTED_IDENTIFIER);
	}

	private Lexeme dollar() throws IOException {
		if (CharClass.is(this.source.peek(1), CharClass.DIGIT)) {
			this.source.advance(1);
			this.source.skipWhile(CharClass.DIGIT);
			return Lexeme.PARAMETER;
		}
		int length = 1;
		while (CharClass.is(this.source.peek(length), (length == 1) ? CharClass.WORD_START : CharClass.TAG_PART)) {
			length++;
		}
		if (this.source.peek(length) != '$') {
			return one(Lexeme.PUNCTUATION);
		}
		return dollarString(length + 1);
	}

	private Lexeme dollarString(int tagLength) throws IOException {
		String tag = this.source.text(this.start, this.start + tagLength);
		this.source.advance(tagLength);
		while (this.source.skipTo('$', '$')) {
			if (isNext(tag)) {
				this.source.advance(tagLength);
				return Lexeme.DOLLAR_STRING;
			}
			this.source.advance(1);
		}
		return unclosed("a dollar-quoted string", tag, Lexeme.DOLLAR_STRING);
	}

	private boolean isNext(String text) throws IOException {
		for (int i = 0; i < text.length(); i++) {
			if (this.source.peek(i) != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A number ends where it cannot go on: in {@code 1end} it is one digit long, which
	 * PostgreSQL 14 accepts and later ones refuse by themselves.
	 */
	private Lexeme number() throws IOException {
		int radix = (this.source.peek() == '0') ? this.source.peek(1) : CharSource.END;
		if ("xXoObB".indexOf(radix) >= 0 && isDigit(2, CharClass.HEX_DIGIT)) {
			this.source.advance(2);
			digits((radix == 'x' || radix == 'X') ? CharClass.HEX_DIGIT : CharClass.DIGIT);
			return Lexeme.NUMBER;
		}
		digits(CharClass.DIGIT);
		if (this.source.peek() == '.' && this.source.peek(1) != '.') {
			this.source.advance(1);
			digits(CharClass.DIGIT);
		}
		exponent();
		return Lexeme.NUMBER;
	}

	private void digits(int characterClass) throws IOException {
		this.source.skipWhile(characterClass);
		while (this.source.peek() == '_' && isDigit(1, characterClass)) {
			this.source.advance(1);
			this.source.skipWhile(characterClass);
		}
	}

	private void exponent() throws IOException {
		int e = this.source.peek();
		if (e != 'e' && e != 'E') {
			return;
		}
		int sign = this.source.peek(1);
		int length = (sign == '+' || sign == '-') ? 2 : 1;
		if (isDigit(length, CharClass.DIGIT)) {
			this.source.advance(length);
			digits(CharClass.DIGIT);
		}
	}

	private boolean isDigit(int ahead, int characterClass) throws IOException {
		return CharClass.is(this.source.peek(ahead), characterClass);
	}

	private Lexeme dot() throws IOException {
		int second = this.source.peek(1);
		if (CharClass.is(second, CharClass.DIGIT)) {
			return number();
		}
		return (second == '.') ? two(Lexeme.PUNCTUATION) : one(Lexeme.PUNCTUATION);
	}

	private Lexeme colon() throws IOException {
		int second = this.source.peek(1);
		return (second == ':' || second == '=') ? two(Lexeme.PUNCTUATION) : one(Lexeme.PUNCTUATION);
	}

	/**
	 * A comment may begin in a run of operator characters, and a trailing sign is an
	 * operator of its own unless a character before it says otherwise.
	 */
	private Lexeme operator() throws IOException {
		int length = 1;
		boolean keepsSign = false;
		while (CharClass.is(this.source.peek(length), CharClass.OPERATOR) && !isCommentAt(length)) {
			keepsSign |= SIGN_KEEPERS.indexOf(this.source.peek(length - 1)) >= 0;
			length++;
		}
		while (length > 1 && !keepsSign && isSign(this.source.peek(length - 1))) {
			length--;
		}
		this.source.advance(length);
		return Lexeme.OPERATOR;
	}

	private boolean isCommentAt(int ahead) throws IOException {
		int first = this.source.peek(ahead);
		return (first == '-' && this.source.peek(ahead + 1) == '-')
				|| (first == '/' && this.source.peek(ahead + 1) == '*');
	}

	private static boolean isSign(int c) {
		return c == '+' || c == '-';
	}

	/** Not held, for it may be long; so its line must be known before. */
	private void blockComment() throws IOException {
		boolean holding = this.source.isHolding();
		int line = holding ? 0 : this.source.countTo(this.start).line();
		int depth = 0;
		do {
			int first = this.source.peek();
			int second = this.source.peek(1);
			boolean opens = (first == '/' && second == '*');
			boolean closes = (first == '*' && second == '/');
			depth += (opens ? 1 : 0) - (closes ? 1 : 0);
			this.source.advance((opens || closes) ? 2 : 1);
		}
		while (depth > 0 && this.source.skipTo('*', '/'));
		if (depth > 0) {
			addUnclosed(holding ? this.source.lineAt(this.start) : line, "a comment", "*/");
		}
	}

	private Lexeme unclosed(String what, String end, Lexeme lexeme) {
		addUnclosed(this.source.lineAt(this.start), what, end);
		return lexeme;
	}

	private void addUnclosed(int line, String what, String end) {
		this.faults.add(line, what + " begins here and never ends; add the missing " + end);
	}

}
