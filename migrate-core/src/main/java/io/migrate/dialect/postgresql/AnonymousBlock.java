package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.DataStatement;
import io.migrate.script.SqlTokens;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;

/**
 * Walks over the body of a {@code DO}, and stops at the places where PL/pgSQL begins a
 * statement. What a string says, as in {@code EXECUTE 'DELETE …'}, is not seen. Not
 * thread-safe.
 */
final class AnonymousBlock {

	private static final String LANGUAGE = "plpgsql";

	/** A statement, or the query of a {@code FOR}, may begin behind them. */
	private static final Set<String> BEGINNINGS = Set.of("BEGIN", "THEN", "ELSE", "LOOP", "IN");

	/** The query of a cursor may begin behind them, also where it is declared. */
	private static final Set<String> CURSORS = Set.of("FOR", "IS");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

	private static final String BLANKS = "bfnrt";

	private final List<Token> tokens;

	private final Visitor visitor;

	private final Set<QualifiedName> made = new HashSet<>();

	/** Whether variables are declared here, whose names may be any words. */
	private boolean declaring;

	private AnonymousBlock(List<Token> tokens, Visitor visitor) {
		this.tokens = tokens;
		this.visitor = visitor;
	}

	/**
	 * Finds what changes rows in a {@code DO}.
	 * @param sql the statement
	 * @return what of it changes rows, in its order
	 */
	static List<DataStatement> of(String sql) {
		List<DataStatement> found = new ArrayList<>();
		boolean understood = walk(sql, (body) -> (statement, made) -> {
			for (DataStatement data : DataStatements.at(new TokenCursor(statement))) {
				if (data.filled() == null || !made.contains(data.filled())) {
					found.add(new DataStatement(data.description(), data.table(),
							body.offset() + outside(body, data.position()), data.filled(), data.adds()));
				}
			}
		});
		return understood ? found : List.of();
	}

	/**
	 * Walks over a {@code DO}.
	 * @param sql the statement
	 * @param visitor is told of each place where a statement may begin
	 * @return {@code false} if it is in another language
	 */
	static boolean visit(String sql, Visitor visitor) {
		return walk(sql, (body) -> visitor);
	}

	private static boolean walk(String sql, Function<Token, Visitor> visitors) {
		List<Token> tokens = SqlTokens.of(sql);
		boolean understood = true;
		for (int i = 1; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (tokens.get(i - 1).is("LANGUAGE")) {
				understood &= name(token).equals(LANGUAGE);
			}
			else if (isString(token)) {
				new AnonymousBlock(SqlTokens.of(body(token)), visitors.apply(token)).statements();
			}
		}
		return understood;
	}

	private static boolean isString(Token token) {
		return token.kind() == TokenKind.STRING || token.kind() == TokenKind.DOLLAR_STRING;
	}

	private static String name(Token token) {
		return isString(token) ? token.body() : TokenCursor.isIdentifier(token) ? token.identifier() : "";
	}

	// Each character stays where it is
	private static String body(Token token) {
		if (token.text().charAt(0) != 'E' && token.text().charAt(0) != 'e') {
			return token.body();
		}
		return ESCAPE.matcher(token.body())
			.replaceAll((escape) -> BLANKS.contains(escape.group(1)) ? "  "
					: " " + Matcher.quoteReplacement(escape.group(1)));
	}

	// Where a place of the body is in the token: a quote in a quoted body is two there
	private static int outside(Token token, int position) {
		String text = token.text();
		if (token.kind() == TokenKind.DOLLAR_STRING) {
			return text.indexOf('$', 1) + 1 + position;
		}
		int place = text.indexOf('\'') + 1;
		for (int passed = 0; passed < position; passed++) {
			place += text.startsWith("''", place) ? 2 : 1;
		}
		return place;
	}

	private void statements() {
		int begin = 0;
		int depth = 0;
		boolean routine = false;
		for (int i = 0; i < this.tokens.size(); i++) {
			routine |= i > 0 && this.tokens.get(i - 1).is("BEGIN") && this.tokens.get(i).is("ATOMIC");
			depth += opens(this.tokens.get(i), routine);
			routine &= depth > 0;
			if (depth == 0 && this.tokens.get(i).text().equals(";")) {
				look(this.tokens.subList(begin, i));
				begin = i + 1;
			}
		}
		look(this.tokens.subList(begin, this.tokens.size()));
	}

	// The body of a routine is no part of the block, but it has semicolons as well
	private static int opens(Token token, boolean routine) {
		return switch (token.text().toUpperCase(Locale.ROOT)) {
			case "(" -> 1;
			case ")" -> -1;
			case "ATOMIC", "CASE" -> routine ? 1 : 0;
			case "END" -> routine ? -1 : 0;
			default -> 0;
		};
	}

	/**
	 * Looks at what stands between two semicolons: a statement, which may have the
	 * beginnings of others before it.
	 */
	private void look(List<Token> piece) {
		boolean begins = true;
		boolean cursor = false;
		for (int i = 0; i < piece.size(); i++) {
			Token token = piece.get(i);
			this.declaring |= begins && token.is("DECLARE");
			if (begins && (cursor || !this.declaring)) {
				statement(piece.subList(i, piece.size()));
			}
			this.declaring &= !token.is("BEGIN");
			cursor = CURSORS.stream().anyMatch(token::is);
			// Behind a label, too: <<name>>
			begins = cursor || token.text().equals(">>") || BEGINNINGS.stream().anyMatch(token::is);
		}
	}

	private void statement(List<Token> statement) {
		this.visitor.at(statement, this.made);
		TokenCursor create = new TokenCursor(statement);
		QualifiedName table = create.accept("CREATE") ? TableStatements.newTable(create) : null;
		if (table != null) {
			this.made.add(table);
		}
	}

	/**
	 * Is told where statements may begin.
	 */
	interface Visitor {

		/**
		 * One may begin here.
		 * @param statement the tokens from here to the end of the statement
		 * @param made the tables that the block has made up to here
		 */
		void at(List<Token> statement, Set<QualifiedName> made);

	}

}
