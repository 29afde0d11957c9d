package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.Reference;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
@EveryMajor
class SqlNamesTests {

	private final JdbcTemplate template;

	SqlNamesTests(TestDatabase database) {
		this.template = new JdbcTemplate(database.dataSource());
	}

	@Test
	void theServerReadsEveryNameAsItIs() {
		for (String word : this.template.queryForList("SELECT word FROM pg_get_keywords()", String.class)) {
			assertThat(read(word)).as(word).isEqualTo(word);
		}
		assertThat(read("Mixed")).isEqualTo("Mixed");
		assertThat(read("a\"b c")).isEqualTo("a\"b c");
		assertThat(read("größe")).isEqualTo("größe");
	}

	private String read(String name) {
		return this.template.queryForObject("SELECT array_to_string(parse_ident(?, true), '.')", String.class,
				SqlNames.quote(name));
	}

	@Test
	void whatTheServerQuotesIsQuoted() {
		assertThat(this.template.queryForList("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'", String.class))
			.isSubsetOf(SqlNames.KEYWORDS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "users", "name", "value", "status", "_1", "a1" })
	void anOrdinaryNameHasNoQuotes(String name) {
		assertThat(SqlNames.quote(name)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "users, email", "a_table_with_a_name_that_is_about_as_long_as_a_name_may_be_x, c",
			"t, a_column_with_a_name_that_is_about_as_long_as_a_name_may_be_xxx",
			"a_table_with_a_rather_long_name_for_a_table, a_column_with_a_rather_long_name",
			"ein_tisch_mit_größe_äöüßäöüßäöüßäöüßäöüß, spalte_mit_größe_äöüßäöüßäöüß" })
	void whatHasNoNameIsKnownByTheOneThatTheServerGives(String table, String column) {
		this.template
			.execute("CREATE TABLE %1$s (%2$s integer, b integer, PRIMARY KEY (%2$s), UNIQUE (%2$s) INCLUDE (b))"
				.formatted(table, column));
		this.template.execute("ALTER TABLE %1$s ADD FOREIGN KEY (b) REFERENCES %1$s".formatted(table));
		this.template.execute("CREATE INDEX ON %1$s (b, %2$s)".formatted(table, column));
		List<String> names = this.template.queryForList(
				"""
						SELECT conname::text FROM pg_constraint WHERE conrelid = ?::regclass AND contype <> 'n'
						UNION SELECT relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE indrelid = ?::regclass""",
				String.class, table, table);
		QualifiedName name = new QualifiedName(null, table);
		assertThat(names).containsExactlyInAnyOrder(
				DefaultNames.of(name,
						new Constraint.PrimaryKey(null, List.of(column), List.of(), false, Deferral.NOT_DEFERRABLE)),
				DefaultNames.of(name,
						new Constraint.Unique(null, List.of(column), List.of("b"), false, false,
								Deferral.NOT_DEFERRABLE)),
				DefaultNames.of(name,
						new Constraint.ForeignKey(null, List.of("b"), new Reference(name, List.of(), false, false),
								ReferentialAction.NONE, ReferentialAction.NONE, Deferral.NOT_DEFERRABLE,
								Enforcement.VALID)),
				DefaultNames.of(name, new Index(null, Index.BTREE,
						List.of(IndexKey.column("b"), IndexKey.column(column)), List.of(), false, false, null, true)));
	}

}
