package io.migrate.dialect.postgresql;

import java.util.Arrays;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the tokens of a statement. Not thread-safe.
 */
final class TokenCursor {

	private final List<Token> tokens;

	private int position;

	TokenCursor(List<Token> tokens) {
		this.tokens = tokens;
	}

	boolean at(String word) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).is(word);
	}

	TokenCursor next() {
		this.position++;
		return this;
	}

	boolean accept(String word) {
		boolean accepted = at(word);
		if (accepted) {
			next();
		}
		return accepted;
	}

	/**
	 * Passes one word, if it is there.
	 * @param words any of these
	 * @return this cursor
	 */
	TokenCursor skip(String... words) {
		if (Arrays.stream(words).anyMatch(this::at)) {
			next();
		}
		return this;
	}

	/**
	 * Reads a name with an optional schema.
	 * @return the name, or {@code null} when none stands here
	 */
	@Nullable QualifiedName name() {
		String first = identifier();
		if (first == null) {
			return null;
		}
		if (punctuation(".")) {
			next();
			String second = identifier();
			return (second != null) ? new QualifiedName(first, second) : null;
		}
		return new QualifiedName(null, first);
	}

	private @Nullable String identifier() {
		if (this.position >= this.tokens.size() || !isIdentifier(this.tokens.get(this.position))) {
			return null;
		}
		return this.tokens.get(this.position++).identifier();
	}

	static boolean isIdentifier(Token token) {
		return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
	}

	private boolean punctuation(String text) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).kind() == TokenKind.PUNCTUATION
				&& this.tokens.get(this.position).text().equals(text);
	}

}
