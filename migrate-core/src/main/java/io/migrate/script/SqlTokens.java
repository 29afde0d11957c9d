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
		Lexer lexer = new Lexer(source, (line, message) -> {
			// whoever read the script has heard of it
		});
		try {
			return tokens(source, lexer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
	}

	private static List<Token> tokens(CharSource source, Lexer lexer) throws IOException {
		List<Token> tokens = new ArrayList<>();
		for (Lexeme lexeme = lexer.next(); lexeme != Lexeme.END; lexeme = lexer.next()) {
			TokenKind kind = (lexeme == Lexeme.BACKSLASH) ? TokenKind.PUNCTUATION : lexeme.kind();
			if (kind != null) {
				tokens.add(new Token(kind, source.text(lexer.start(), source.position()), (int) lexer.start()));
			}
			source.release();
		}
		return List.copyOf(tokens);
	}

}
