package io.migrate.script;

/**
 * What a token is, by the lexical structure of PostgreSQL (chapter 4.1 of its manual).
 */
public enum TokenKind {

	/** A key word or an unquoted identifier. */
	WORD,

	/** An identifier in double quotes, {@code U&"…"} included. */
	QUOTED_IDENTIFIER,

	/**
	 * A string in single quotes, with its prefix {@code E}, {@code U&}, {@code B}, ...
	 */
	STRING,

	/** A string in dollar quotes, with its tags. */
	DOLLAR_STRING,

	/** A number, without a sign. */
	NUMBER,

	/** A run of operator characters. */
	OPERATOR,

	/**
	 * One of <code>( ) [ ] , ; . : :: := ..</code>, or a character that PostgreSQL does
	 * not know.
	 */
	PUNCTUATION,

	/** A positional parameter such as {@code $1}. */
	PARAMETER

}
