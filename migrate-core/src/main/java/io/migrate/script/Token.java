package io.migrate.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of a statement.
 *
 * @param kind what it is
 * @param text how it is written
 * @param offset where it begins in the text that it was found in, counted from zero
 */
public record Token(TokenKind kind, String text, int offset) {

	private static final Pattern UNICODE_ESCAPE = Pattern
		.compile("\\\\(?:(?<plain>\\\\)|\\+(?<long>\\p{XDigit}{6})|(?<short>\\p{XDigit}{4}))");

	/**
	 * Whether this is a certain word that is not in quotes.
	 * @param upperCaseWord the word in ASCII capitals
	 * @return whether it is, whatever the case
	 */
	public boolean is(String upperCaseWord) {
		return this.kind == TokenKind.WORD && this.text.length() == upperCaseWord.length()
				&& fold(this.text).equals(fold(upperCaseWord));
	}

	/**
	 * The name that this token stands for: unquoted ones in lower case (only ASCII, as in
	 * a server with UTF-8), quoted ones without quotes and escapes. A {@code UESCAPE}
	 * clause that follows is not taken into account.
	 * @return the name
	 * @throws IllegalStateException if this is neither a word nor a quoted identifier
	 */
	public String identifier() {
		if (this.kind == TokenKind.WORD) {
			return fold(this.text);
		}
		if (this.kind != TokenKind.QUOTED_IDENTIFIER) {
			throw new IllegalStateException("Not an identifier: " + this.text);
		}
		String name = unquote('"');
		return (this.text.charAt(0) == '"') ? name : unescape(name);
	}

	/**
	 * The text between the quotes: of a dollar-quoted string as it is, of others with
	 * doubled quotes made single. Backslash escapes of <code>E'…'</code> and
	 * <code>U&amp;'…'</code> stay.
	 * @return the text without prefix and quotes
	 * @throws IllegalStateException if this is not a string
	 */
	public String body() {
		return switch (this.kind) {
			case STRING -> unquote('\'');
			case DOLLAR_STRING -> withoutTags();
			default -> throw new IllegalStateException("Not a string: " + this.text);
		};
	}

	private String withoutTags() {
		String tag = this.text.substring(0, this.text.indexOf('$', 1) + 1);
		int end = this.text.length() - (this.text.endsWith(tag) ? tag.length() : 0);
		return this.text.substring(tag.length(), Math.max(tag.length(), end));
	}

	private String unquote(char quote) {
		int begin = this.text.indexOf(quote) + 1;
		int end = this.text.length() - ((this.text.charAt(this.text.length() - 1) == quote) ? 1 : 0);
		String single = String.valueOf(quote);
		return this.text.substring(begin, Math.max(begin, end)).replace(single + single, single);
	}

	private static String unescape(String name) {
		Matcher matcher = UNICODE_ESCAPE.matcher(name);
		return matcher.replaceAll((escape) -> {
			if (matcher.group("plain") != null) {
				return "\\\\";
			}
			String digits = (matcher.group("long") != null) ? matcher.group("long") : matcher.group("short");
			int codePoint = Integer.parseInt(digits, 16);
			String character = Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : escape.group();
			return Matcher.quoteReplacement(character);
		});
	}

	private static String fold(String word) {
		StringBuilder folded = new StringBuilder(word.length());
		word.chars().forEach((c) -> folded.append(CharClass.toLowerCase((char) c)));
		return folded.toString();
	}

}
