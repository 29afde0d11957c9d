package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.migrate.diff.DiffRules;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said about types is what the server does.
 */
@EveryMajor
@PostgresTest
class PostgresDiffRulesTests {

	private static final List<String> TYPES = List.of("integer", "bigint", "numeric(10,2)", "numeric(12,2)", "boolean",
			"text", "character varying(10)", "character varying(20)", "character(5)", "date",
			"timestamp without time zone", "timestamp(3) with time zone", "time(3) without time zone", "interval(3)",
			"uuid", "jsonb", "bit(8)", "bit varying(8)", "bit varying", "inet", "cidr", "xml", "integer[]",
			"character varying(10)[]", "public.mood", "public.mood[]");

	private final DiffRules rules = new PostgresDialect().diffRules();

	@Test
	void theServerConvertsAndRewritesAsTheRulesSay(TestDatabase database) throws SQLException {
		List<String> surprises = new ArrayList<>();
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TYPE mood AS ENUM ('low', 'high')");
			for (String from : TYPES) {
				for (String to : TYPES) {
					surprises.addAll(from.equals(to) ? List.of() : surprises(statement, from, to));
				}
			}
		}
		assertThat(surprises).isEmpty();
	}

	// Whoever says too much warns in vain, but nobody is taken by surprise
	private List<String> surprises(Statement statement, String from, String to) throws SQLException {
		Boolean rewritten = rewrites(statement, from, to);
		if (rewritten == null) {
			return List.of(from + " to " + to + " is refused with " + this.rules.conversion("c", from, to));
		}
		return (rewritten && !this.rules.rewrites(from, to)) ? List.of(from + " to " + to + " is written anew")
				: List.of();
	}

	// An empty table can always be converted, when the server knows how
	private Boolean rewrites(Statement statement, String from, String to) throws SQLException {
		statement.execute("SET timezone = 'Asia/Tokyo'; DROP TABLE IF EXISTS t; CREATE TABLE t (c " + from + ")");
		String using = this.rules.conversion("c", from, to);
		String before = fileNode(statement);
		try {
			statement.execute("ALTER TABLE t ALTER COLUMN c TYPE " + to + ((using != null) ? " USING " + using : ""));
		}
		catch (SQLException ex) {
			return null;
		}
		return !fileNode(statement).equals(before);
	}

	private static String fileNode(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("SELECT pg_relation_filenode('t')")) {
			rows.next();
			return rows.getString(1);
		}
	}

	@Test
	void wideningATypeRewritesNothing() {
		assertThat(this.rules.rewrites("character varying(10)", "character varying(20)")).isFalse();
		assertThat(this.rules.rewrites("character varying(20)", "character varying(10)")).isTrue();
		assertThat(this.rules.rewrites("character varying(10)", "text")).isFalse();
		assertThat(this.rules.rewrites("text", "character varying(10)")).isTrue();
		assertThat(this.rules.rewrites("numeric(10,2)", "numeric(12,2)")).isFalse();
		assertThat(this.rules.rewrites("numeric(10,2)", "numeric(12,4)")).isTrue();
		assertThat(this.rules.rewrites("timestamp(3) with time zone", "timestamp with time zone")).isFalse();
		assertThat(this.rules.rewrites("integer", "bigint")).isTrue();
		assertThat(this.rules.rewrites("cidr", "inet")).isFalse();
		assertThat(this.rules.rewrites("public.citext", "text")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			numeric|numeric(12,2)|true
			numeric(12,4)|numeric(14,2)|true
			numeric(12,2)|numeric(14,4)|false
			numeric(12,2)|bigint|true
			double precision|numeric(12,2)|true
			integer|numeric(12,2)|false
			timestamp with time zone|timestamp(3) with time zone|true
			timestamp(6) with time zone|timestamp without time zone|false
			timestamp(0) without time zone|date|true
			text|numeric(12,2)|false
			""", delimiter = '|')
	void digitsThatDoNotFitAreLost(String from, String to, boolean lost) {
		assertThat(this.rules.rounds(from, to)).isEqualTo(lost);
	}

	@ParameterizedTest
	@ValueSource(strings = { "random()", "gen_random_uuid()", "nextval('s'::regclass)", "clock_timestamp()",
			"public.mine()", "(1 + (random() * 2))", "\"My\".mine(1)" })
	void aValueOfItsOwnForEachRowIsVolatile(String expression) {
		assertThat(this.rules.isVolatile(expression)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "now()", "CURRENT_TIMESTAMP", "'random()'::text", "0", "('x'::text || 'y'::text)",
			"'low'::public.mood", "lower('A'::text)", "pg_catalog.lower('A'::text)", "'1'::numeric(10,2)" })
	void aValueForAllRowsIsNotVolatile(String expression) {
		assertThat(this.rules.isVolatile(expression)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			timestamp(6) with time zone|timestamp with time zone|true
			time(6) without time zone[]|time without time zone[]|true
			timestamp(3) with time zone|timestamp with time zone|false
			numeric(6)|numeric|false
			""", delimiter = '|')
	void sixDigitsOfASecondAreAllThatThereAre(String type, String other, boolean same) {
		assertThat(this.rules.isSame(type, other)).isEqualTo(same);
		assertThat(this.rules.isSame(other, type)).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			text|character varying(255)|true
			character varying|character varying(255)|true
			text[]|character varying(255)[]|true
			text|character varying(50)|false
			text[]|character varying(255)|false
			character varying(100)|character varying(255)|false
			numeric|numeric(38,2)|true
			numeric[]|numeric(38,2)[]|true
			numeric|numeric(10,2)|false
			numeric(10,2)|numeric(38,2)|false
			time without time zone|time(0) without time zone|true
			time(6) with time zone|time(0) with time zone|true
			time(3) without time zone|time(0) without time zone|false
			""", delimiter = '|')
	void whatHasNoLimitHoldsWhatNobodyStated(String type, String desired, boolean holds) {
		assertThat(this.rules.holdsUnstatedLength(type, desired)).isEqualTo(holds);
	}

}
