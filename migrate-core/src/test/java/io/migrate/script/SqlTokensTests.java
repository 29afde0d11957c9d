package io.migrate.script;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SqlTokensTests {

	@Test
	void eachKindOfTokenIsKnown() {
		assertThat(SqlTokens.of("a \"b\" U&\"c\" 'd' E'\\'' $$e$$ 1.5e-3 <> ( $1")).extracting(Token::kind)
			.containsExactly(TokenKind.WORD, TokenKind.QUOTED_IDENTIFIER, TokenKind.QUOTED_IDENTIFIER, TokenKind.STRING,
					TokenKind.STRING, TokenKind.DOLLAR_STRING, TokenKind.NUMBER, TokenKind.OPERATOR,
					TokenKind.PUNCTUATION, TokenKind.PARAMETER);
	}

	@Test
	void whiteSpaceAndCommentsAreLeftOut() {
		assertThat(SqlTokens.of(" a/* b */--c\n.d")).containsExactly(new Token(TokenKind.WORD, "a", 1),
				new Token(TokenKind.PUNCTUATION, ".", 13), new Token(TokenKind.WORD, "d", 14));
	}

	@Test
	void numbersEndWhereTheyCannotGoOn() {
		assertThat(texts("1end 1..2 .5.5 1.e5 1e 1e+ 0x1F_f 0xg 0b1 0o7 1_000_ 1.a t.1"))
			.isEqualTo("1|end|1|..|2|.5|.5|1.e5|1|e|1|e|+|0x1F_f|0|xg|0b1|0o7|1_000|_|1.|a|t|.1");
	}

	@Test
	void aTrailingSignIsNoPartOfAnOperator() {
		assertThat(texts("a=-1 b@-c d<+-e *-- f\n+ @-+ <->")).isEqualTo("a|=|-|1|b|@-|c|d|<|+|-|e|*|+|@-+|<->");
	}

	@Test
	void colonsAndDotsAreAsInTheServer() {
		assertThat(texts("a::b c:=d e[1:2] f.g h..i")).isEqualTo("a|::|b|c|:=|d|e|[|1|:|2|]|f|.|g|h|..|i");
	}

	@Test
	void aDollarInAWordBeginsNoQuote() {
		assertThat(texts("a$b$c $1a $ é$x$ $é$;$é$")).isEqualTo("a$b$c|$1|a|$|é$x$|$é$;$é$");
	}

	@Test
	void prefixesBelongToTheirStrings() {
		assertThat(texts("e'a' B'1' X'f' N'n' U&'u' u&\"v\" E 'a' u & 'b' ee'c'"))
			.isEqualTo("e'a'|B'1'|X'f'|N'n'|U&'u'|u&\"v\"|E|'a'|u|&|'b'|ee|'c'");
	}

	@Test
	void onlyUnquotedWordsAreWords() {
		assertThat(token("Create").is("CREATE")).isTrue();
		assertThat(token("\"CREATE\"").is("CREATE")).isFalse();
		assertThat(token("'CREATE'").is("CREATE")).isFalse();
		assertThat(token("creat").is("CREATE")).isFalse();
		assertThat(token("\u017Felect").is("SELECT")).isFalse();
	}

	@Test
	void identifiersAreFoldedOrUnquoted() {
		assertThat(token("Foo").identifier()).isEqualTo("foo");
		assertThat(token("ÄB").identifier()).isEqualTo("Äb");
		assertThat(token("\"A\"\"b\"").identifier()).isEqualTo("A\"b");
		assertThat(token("U&\"d\\0061t\\+01F600 \\\\ \\+FFFFFF\"").identifier())
			.isEqualTo("dat\uD83D\uDE00 \\ \\+FFFFFF");
		assertThatIllegalStateException().isThrownBy(() -> token("'a'").identifier());
	}

	@Test
	void stringsHaveABody() {
		assertThat(token("$$a'$b$$").body()).isEqualTo("a'$b");
		assertThat(token("$x$ $$ $x$").body()).isEqualTo(" $$ ");
		assertThat(token("'it''s'").body()).isEqualTo("it's");
		assertThat(token("E'a\\n'").body()).isEqualTo("a\\n");
		assertThat(token("''").body()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> token("a").body());
	}

	@Test
	void whatIsNotClosedGoesUpToTheEnd() {
		assertThat(token("'a").body()).isEqualTo("a");
		assertThat(token("'").body()).isEmpty();
		assertThat(token("$$").body()).isEmpty();
		assertThat(token("$a$b$").body()).isEqualTo("b$");
		assertThat(token("\"a").identifier()).isEqualTo("a");
		assertThat(SqlTokens.of("a /* b")).hasSize(1);
	}

	private static Token token(String sql) {
		List<Token> tokens = SqlTokens.of(sql);
		assertThat(tokens).hasSize(1);
		return tokens.get(0);
	}

	private static String texts(String sql) {
		return String.join("|", SqlTokens.of(sql).stream().map(Token::text).toList());
	}

}
