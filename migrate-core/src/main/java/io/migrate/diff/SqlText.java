package io.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.QualifiedName;

/**
 * A type, an expression or a definition, looked through for names. What the server prints
 * has the schema before each name of a table, type or function, and before no column.
 * Immutable.
 */
final class SqlText {

	private static final Pattern TOKEN = Pattern.compile("(?s)(?<skip>\\s++|--[^\\n]*+|/\\*.*?\\*/)"
			+ "|(?<escape>[eE]'(?:[^'\\\\]++|\\\\.|'')*+')|(?<literal>'(?:[^']++|'')*+')"
			+ "|\\$(?<tag>\\w*+)\\$.*?\\$\\k<tag>\\$|(?<quoted>\"(?:[^\"]++|\"\")++\")"
			+ "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)|(?<other>\\d[\\w.]*+|::|.)");

	private final String text;

	private final List<Token> tokens;

	private SqlText(String text, List<Token> tokens) {
		this.text = text;
		this.tokens = tokens;
	}

	static SqlText of(String text) {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			if (matcher.group("skip") == null) {
				tokens.add(token(matcher));
			}
		}
		return new SqlText(text, tokens);
	}

	private static Token token(Matcher matcher) {
		String all = matcher.group();
		if (matcher.group("word") != null) {
			return new Token(Kind.NAME, all.toLowerCase(Locale.ROOT), matcher.start(), matcher.end());
		}
		if (matcher.group("quoted") != null) {
			return new Token(Kind.NAME, all.substring(1, all.length() - 1).replace("\"\"", "\""), matcher.start(),
					matcher.end());
		}
		if (matcher.group("other") != null) {
			return new Token(Kind.OTHER, all, matcher.start(), matcher.end());
		}
		String body = all.substring(all.indexOf('\'') + 1, Math.max(all.lastIndexOf('\''), all.indexOf('\'') + 1));
		return new Token(Kind.LITERAL, body.replace("''", "'"), matcher.start(), matcher.end());
	}

	/**
	 * Whether a column may be used.
	 * @param column its name
	 * @return {@code true} when something has that name
	 */
	boolean hasName(String column) {
		return this.tokens.stream().anyMatch((token) -> token.isName(column));
	}

	/**
	 * Whether a table, a type or a routine is used.
	 * @param name its name
	 * @return {@code true} when it stands there with its schema
	 */
	boolean hasName(QualifiedName name) {
		if (name.schema() == null) {
			return hasName(name.name());
		}
		for (int index = 2; index < this.tokens.size(); index++) {
			if (this.tokens.get(index).isName(name.name()) && this.tokens.get(index - 1).is(".")
					&& this.tokens.get(index - 2).isName(name.schema())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Everything that stands behind a schema, or a table.
	 * @return the names
	 */
	Set<QualifiedName> qualifiedNames() {
		Set<QualifiedName> names = new HashSet<>();
		for (int index = 2; index < this.tokens.size(); index++) {
			if (at(index).kind() == Kind.NAME && at(index - 1).is(".") && at(index - 2).kind() == Kind.NAME) {
				names.add(new QualifiedName(at(index - 2).value(), at(index).value()));
			}
		}
		return names;
	}

	boolean hasLiteral(String value) {
		return this.tokens.stream().anyMatch((token) -> token.kind() == Kind.LITERAL && token.value().equals(value));
	}

	/**
	 * The sequences and other relations that are named in strings, as in
	 * {@code nextval('public.numbers'::regclass)}.
	 * @return their names
	 */
	Set<QualifiedName> namesInLiterals() {
		Set<QualifiedName> names = new HashSet<>();
		this.tokens.stream()
			.filter((token) -> token.kind() == Kind.LITERAL)
			.forEach((token) -> names.addAll(of(token.value()).qualifiedNames()));
		return names;
	}

	/**
	 * The same with another name of a column.
	 * @param from its name
	 * @param to its new name as the server prints it
	 * @return the text with the new name, wherever the old one is neither a type nor a
	 * function nor in a schema
	 */
	String withColumn(String from, String to) {
		return replaced((index) -> at(index).isName(from) && !at(index - 1).is("::") && !at(index - 1).is(".")
				&& !at(index + 1).is("(") && !at(index + 1).is("."), to);
	}

	/**
	 * The same with another name of a table.
	 * @param from its name
	 * @param to its new name as the server prints it, in the same schema
	 * @return the text with the new name
	 */
	String withTable(QualifiedName from, String to) {
		String schema = Objects.requireNonNullElse(from.schema(), "");
		return replaced((index) -> at(index).isName(from.name())
				&& (at(index + 1).is(".") || (at(index - 1).is(".") && at(index - 2).isName(schema))), to);
	}

	private String replaced(IntPredicate matches, String to) {
		StringBuilder replaced = new StringBuilder();
		int end = 0;
		for (int index = 0; index < this.tokens.size(); index++) {
			if (matches.test(index)) {
				replaced.append(this.text, end, at(index).start()).append(to);
				end = at(index).end();
			}
		}
		return replaced.append(this.text, end, this.text.length()).toString();
	}

	/**
	 * What a query selects.
	 * @return the items between {@code SELECT} and {@code FROM}, without their white
	 * space; none when it is no plain query
	 */
	List<String> selected() {
		List<String> items = new ArrayList<>();
		StringBuilder item = new StringBuilder();
		int depth = 0;
		boolean inside = false;
		for (Token token : this.tokens) {
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (depth == 0 && token.isName("from") && inside) {
				break;
			}
			if (depth == 0 && token.is(",") && inside) {
				items.add(item.toString());
				item.setLength(0);
			}
			else if (inside) {
				item.append(this.text, token.start(), token.end()).append(' ');
			}
			inside |= depth == 0 && token.isName("select");
		}
		items.add(item.toString());
		return items;
	}

	private Token at(int index) {
		return (index >= 0 && index < this.tokens.size()) ? this.tokens.get(index) : Token.NONE;
	}

	private enum Kind {

		NAME, LITERAL, OTHER

	}

	private record Token(Kind kind, String value, int start, int end) {

		private static final Token NONE = new Token(Kind.OTHER, "", 0, 0);

		boolean isName(String name) {
			return this.kind == Kind.NAME && this.value.equals(name);
		}

		boolean is(String text) {
			return this.kind == Kind.OTHER && this.value.equals(text);
		}

	}

}
