package io.migrate.script;

import org.jspecify.annotations.Nullable;

/**
 * What the {@link Lexer} finds: the kinds of tokens, and what stands between tokens but
 * means something to a script.
 */
enum Lexeme {

	WORD(TokenKind.WORD), QUOTED_IDENTIFIER(TokenKind.QUOTED_IDENTIFIER), STRING(TokenKind.STRING),
	DOLLAR_STRING(TokenKind.DOLLAR_STRING), NUMBER(TokenKind.NUMBER), OPERATOR(TokenKind.OPERATOR),
	PUNCTUATION(TokenKind.PUNCTUATION), PARAMETER(TokenKind.PARAMETER),

	/** From the dashes to before the line end. */
	LINE_COMMENT(null),

	/** Only the backslash; SQL has none outside quotes. */
	BACKSLASH(null),

	END(null);

	private final @Nullable TokenKind kind;

	Lexeme(@Nullable TokenKind kind) {
		this.kind = kind;
	}

	@Nullable TokenKind kind() {
		return this.kind;
	}

}
