package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class SqlTypesTests {

	private static final List<String> TYPES = List.of("smallint", "integer", "bigint", "numeric(10,2)",
			"double precision", "real", "text", "character varying(20)", "character(3)", "boolean", "date",
			"timestamp without time zone", "timestamp(3) with time zone", "time without time zone", "interval", "uuid",
			"json", "jsonb", "bytea", "inet", "cidr", "bit varying(3)", "text[]", "character varying(20)[]",
			"integer[]", "bigint[]");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "character varying(20)|varchar(20)", "character varying|varchar",
					"character varying(20)[]|varchar(20)[]", "timestamp with time zone|timestamptz",
					"timestamp(3) without time zone|timestamp(3)", "time with time zone[]|timetz[]", "integer|integer",
					"double precision|double precision", "public.mood|public.mood", "character(3)|character(3)" })
	void aTypeIsWrittenAsPeopleWriteIt(String printed, String written) {
		assertThat(SqlTypes.written(printed)).isEqualTo(written);
	}

	@Test
	void theServerMeansTheSameType(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource());
		for (String type : TYPES) {
			template.execute("CREATE TABLE t (c " + SqlTypes.written(type) + ")");
			assertThat(template.queryForObject(
					"SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum = 1",
					String.class))
				.isEqualTo(type);
			template.execute("DROP TABLE t");
		}
	}

	@Test
	void whatIsSaidToBeConvertedWithoutBeingAskedIs(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource());
		for (String from : TYPES) {
			for (String to : TYPES) {
				if (SqlTypes.isAutomatic(from, to)) {
					template.execute("CREATE TABLE t (c " + from + ")");
					template.execute("ALTER TABLE t ALTER COLUMN c TYPE " + to);
					template.execute("DROP TABLE t");
				}
			}
		}
	}

}
