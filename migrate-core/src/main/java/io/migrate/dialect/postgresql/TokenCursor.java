package io.migrate.dialect.postgresql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

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

	boolean isAtEnd() {
		return this.position >= this.tokens.size();
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
	 * Passes a token that is no word, if it is there.
	 * @param text how it is written
	 * @return whether it was there
	 */
	boolean acceptText(String text) {
		boolean accepted = text().equals(text);
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
	 * Reads a name with an optional schema. The name of a database before that can only
	 * be that of this one, and is passed.
	 * @return the name, or {@code null} when none stands here
	 */
	@Nullable QualifiedName name() {
		String schema = null;
		String name = identifier();
		while (name != null && punctuation(".")) {
			next();
			schema = name;
			name = identifier();
		}
		return (name != null) ? new QualifiedName(schema, name) : null;
	}

	/**
	 * The token here as it is written.
	 * @return its text, empty behind the last one
	 */
	String text() {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position).text() : "";
	}

	/**
	 * The token here without quotes.
	 * @return its text in lower case, empty behind the last one
	 */
	String plainText() {
		return plain(text());
	}

	private static String plain(String text) {
		return text.replace("'", "").replace("\"", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Where the token here begins in the statement.
	 * @param end what it is behind the last one
	 * @return the offset
	 */
	int offset(int end) {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position).offset() : end;
	}

	/**
	 * Whether an identifier stands here or behind.
	 * @param name the identifier
	 * @return {@code true} when it does
	 */
	boolean mentions(String name) {
		return rest().stream().anyMatch((token) -> isIdentifier(token) && token.identifier().equals(name));
	}

	/**
	 * Whether a word stands here or behind.
	 * @param word the word
	 * @return {@code true} when it does
	 */
	boolean has(String word) {
		return rest().stream().anyMatch((token) -> token.is(word));
	}

	/**
	 * Whether an option {@code name = value} stands here or behind.
	 * @param name the option
	 * @param values some of its values in lower case
	 * @return {@code true} when it has one of these
	 */
	boolean option(String name, Set<String> values) {
		List<Token> rest = rest();
		return IntStream.range(0, Math.max(0, rest.size() - 2))
			.anyMatch((i) -> isIdentifier(rest.get(i)) && rest.get(i).identifier().equals(name)
					&& rest.get(i + 1).text().equals("=") && values.contains(plain(rest.get(i + 2).text())));
	}

	/**
	 * Passes a list of options in parentheses, if there is one.
	 * @param word an option
	 * @return whether it stands among them
	 */
	boolean parenthesized(String word) {
		boolean found = false;
		if (punctuation("(")) {
			while (this.position < this.tokens.size() && !punctuation(")")) {
				found |= at(word);
				next();
			}
			next();
		}
		return found;
	}

	/**
	 * Passes a group in parentheses, if there is one.
	 * @return a cursor over what stands in it, or {@code null} when there is none
	 */
	@Nullable TokenCursor group() {
		if (!punctuation("(")) {
			return null;
		}
		int begin = this.position + 1;
		int depth = 0;
		do {
			depth += punctuation("(") ? 1 : 0;
			depth -= punctuation(")") ? 1 : 0;
			next();
		}
		while (depth > 0 && !isAtEnd());
		int end = (depth == 0) ? this.position - 1 : this.position;
		return new TokenCursor(this.tokens.subList(begin, end));
	}

	/**
	 * Passes everything up to a word, and the word.
	 * @param word the word
	 * @return whether it was there
	 */
	boolean pass(String word) {
		while (!isAtEnd() && !at(word)) {
			next();
		}
		return accept(word);
	}

	private List<Token> rest() {
		return this.tokens.subList(Math.min(this.position, this.tokens.size()), this.tokens.size());
	}

	private @Nullable String identifier() {
		if (this.position >= this.tokens.size() || !isIdentifier(this.tokens.get(this.position))) {
			return null;
		}
		Token token = this.tokens.get(this.position++);
		// U&"…" UESCAPE '!'
		if (token.text().startsWith("&", 1) && accept("UESCAPE")) {
			next();
		}
		return token.identifier();
	}

	static boolean isIdentifier(Token token) {
		return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
	}

	private boolean punctuation(String text) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).kind() == TokenKind.PUNCTUATION
				&& this.tokens.get(this.position).text().equals(text);
	}

}
