package io.migrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a piece of SQL, by the lexical rules of PostgreSQL.
 */
public final class SqlTokens {

	private SqlTokens() {
	}

	/**
	 * Takes a piece of SQL apart. What is not closed goes up to the end; a backslash
	 * outside quotes is punctuation.
	 * @param sql one or more statements, or a part of one
	 * @return its tokens, without white space and comments
	 */
	public static List<Token> of(String sql) {
		CharSource source = new CharSource(sql);
		List<Token> tokens = new ArrayList<>();
		read(source, (lexeme, start) -> {
			TokenKind kind = lexeme.kind();
			tokens.add(new Token((kind != null) ? kind : TokenKind.PUNCTUATION, source.text(start, source.position()),
					(int) start));
		});
		return List.copyOf(tokens);
	}

	/**
	 * Reads a text in memory to its end.
	 * @param source the text
	 * @param taker takes each token while the source is right behind it; a backslash is
	 * one
	 */
	static void read(CharSource source, TokenTaker taker) {
		Lexer lexer = new Lexer(source, (line, message) -> {
			// whoever read the script has heard of it
		});
		try {
			for (Lexeme lexeme = lexer.next(); lexeme != Lexeme.END; lexeme = lexer.next()) {
				if (lexeme != Lexeme.LINE_COMMENT) {
					taker.take(lexeme, lexer.start());
				}
				source.release();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
	}

	/**
	 * Takes the tokens of a text one by one.
	 */
	interface TokenTaker {

		void take(Lexeme lexeme, long start);

	}

}
