package io.migrate.diff;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "(age > 0)", "lower(AGE)", "\"age\" IS NULL", "f('x', age)", "-- age\n age", "$$age$$ || age" })
	void aColumnIsFound(String text) {
		assertThat(SqlText.of(text).hasName("age")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(ages > 0)", "'age'", "E'\\'age'", "\"Age\"", "/* age */ 1", "$$age$$", "'it''s age'" })
	void whatOnlyLooksLikeAColumnIsNot(String text) {
		assertThat(SqlText.of(text).hasName("age")).isFalse();
	}

	@Test
	void aTypeIsFoundWithItsSchemaOnly() {
		QualifiedName mood = new QualifiedName("public", "mood");
		assertThat(SqlText.of("'low'::public.mood").hasName(mood)).isTrue();
		assertThat(SqlText.of("public.mood[]").hasName(mood)).isTrue();
		assertThat(SqlText.of("(mood = 'low')").hasName(mood)).isFalse();
		assertThat(SqlText.of("app.mood").hasName(mood)).isFalse();
	}

	@Test
	void aSequenceIsFoundInAString() {
		SqlText text = SqlText.of("nextval('public.\"User_seq\"'::regclass)");
		assertThat(text.namesInLiterals().contains(new QualifiedName("public", "User_seq"))).isTrue();
		assertThat(text.namesInLiterals().contains(new QualifiedName("public", "user_seq"))).isFalse();
	}

	@Test
	void aColumnGetsAnotherNameWhereItIsMeant() {
		assertThat(SqlText.of("((name)::text <> 'name'::name AND name(name) = t.name)").withColumn("name", "\"Full\""))
			.isEqualTo("((\"Full\")::text <> 'name'::name AND name(\"Full\") = t.name)");
	}

	@Test
	void aTableGetsAnotherNameWhereItIsMeant() {
		assertThat(SqlText.of(" SELECT accounts.accounts\n   FROM public.accounts, app.accounts")
			.withTable(new QualifiedName("public", "accounts"), "users"))
			.isEqualTo(" SELECT users.accounts\n   FROM public.users, app.accounts");
	}

	@Test
	void whatAQuerySelectsIsToldApart() {
		assertThat(SqlText.of("WITH x AS (SELECT 1 FROM y) SELECT a,\n  f(b, c) AS d FROM t WHERE e").selected())
			.isEqualTo(List.of("a ", "f ( b , c ) AS d "));
	}

}
