package io.migrate.dialect.postgresql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlExpressionsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "a > 0|(a > 0)", "(a > 0)|(a > 0)", "(a > 0) AND (b > 0)|((a > 0) AND (b > 0))",
					"(a = ')')|(a = ')')", "a = '('|(a = '(')", "\"(\" = 1|(\"(\" = 1)" })
	void bracketsAreAddedOnce(String expression, String bracketed) {
		assertThat(SqlExpressions.bracketed(expression)).isEqualTo(bracketed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "lower(email)|lower(email)", "public.f(a, (b))|public.f(a, (b))",
					"\"Odd\".\"f\"(a)|\"Odd\".\"f\"(a)", "now()|now()", "a + 1|(a + 1)", "(a + 1)|(a + 1)",
					"lower(a) = lower(b)|(lower(a) = lower(b))", "row(a, b)|(row(a, b))", "NOT (a)|(NOT (a))",
					"data ->> 'x'|(data ->> 'x')", "f(a).b|(f(a).b)" })
	void onlyCallsAreKeysWithoutBrackets(String expression, String key) {
		assertThat(SqlExpressions.key(expression)).isEqualTo(key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "now()|now()", "'x'::text|'x'::text", "'{}'|'{}'", "-1|-1",
					"now() AT TIME ZONE 'UTC'|(now() AT TIME ZONE 'UTC')",
					"(now() AT TIME ZONE 'UTC')|(now() AT TIME ZONE 'UTC')", "true or false|(true or false)",
					"coalesce(a IS NULL, b)|coalesce(a IS NULL, b)", "'a and b'|'a and b'" })
	void onlyLooseDefaultsGetBrackets(String expression, String written) {
		assertThat(SqlExpressions.defaultValue(expression)).isEqualTo(written);
	}

	@Test
	void aCommentDoesNotTakeTheBracketWithIt() {
		assertThat(SqlExpressions.bracketed("a > 0 -- positive")).isEqualTo("(a > 0 -- positive\n)");
	}

}
