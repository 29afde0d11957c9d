package io.migrate;

import java.nio.file.Path;

import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in a file is what is in the table, whichever way it went there.
 */
@PostgresTest
class CsvValuesTests {

	private static final String TEXTS = "CREATE TABLE rows (id int PRIMARY KEY, a text, b text)";

	private static final String NULL = "-";

	@TempDir
	private Path path;

	// An empty table takes another way than one with rows
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anEmptyFieldIsNullAndAQuotedOneIsAnEmptyText(boolean filled, TestDatabase database) {
		CsvSeed seed = texts(database, filled);
		assertThat(seed.load(CsvSeed.HEADER + "id,a,b\n1,,\"\"\n2,\" \",'\n")).isEqualTo(2);
		assertThat(rows(seed)).isEqualTo("1|-|;2| |';");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anotherTextMayStandForNull(boolean filled, TestDatabase database) {
		CsvSeed seed = texts(database, filled);
		seed.load(CsvSeed.HEADER + "# Null: \\N\nid,a,b\n1,,\\N\n2,\"\\N\",x\n");
		assertThat(rows(seed)).isEqualTo("1||-;2|\\N|x;");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void quotesCommasAndLineBreaksStayWhatTheyAre(boolean filled, TestDatabase database) {
		CsvSeed seed = texts(database, filled);
		seed.load(CsvSeed.HEADER + "id,a,b\n1,\"say \"\"no\"\", please\",\"two\nlines\"\n2,\"a\n\n# b\",\\t\\\n");
		assertThat(rows(seed)).isEqualTo("1|say \"no\", please|two\nlines;2|a\n\n# b|\\t\\;");
	}

	@Test
	void aFileOfWindowsWithAByteOrderMarkIsAsAnyOther(TestDatabase database) {
		CsvSeed seed = texts(database, false);
		String file = CsvSeed.HEADER + "id,a,b\n1,x,\"y\nz\"\n";
		assertThat(seed.load("\uFEFF" + file.replace("\n", "\r\n"))).isEqualTo(1);
		assertThat(rows(seed)).isEqualTo("1|x|y\r\nz;");
		assertThat(seed.load("\uFEFF" + file)).isZero();
	}

	@Test
	void theLastLineNeedsNoEnd(TestDatabase database) {
		CsvSeed seed = texts(database, false);
		assertThat(seed.load(CsvSeed.HEADER + "id,a,b\n1,x,y\n2,x,y")).isEqualTo(2);
		assertThat(seed.load(CsvSeed.HEADER + "id,a,b\n1,x,y\n2,x,z")).isEqualTo(1);
		assertThat(rows(seed)).isEqualTo("1|x|y;2|x|z;");
	}

	@Test
	void aFileWithoutRowsIsDone(TestDatabase database) {
		CsvSeed seed = texts(database, false);
		assertThat(seed.load(CsvSeed.HEADER + "id,a,b\n")).isZero();
		assertThat(seed.load(CsvSeed.HEADER + "id,a")).isZero();
	}

	@Test
	void textIsUtf8(TestDatabase database) {
		CsvSeed seed = texts(database, false);
		seed.load(CsvSeed.HEADER + "id,a,b\n1,Grüße,日本\uD83D\uDE00\n");
		assertThat(rows(seed)).isEqualTo("1|Grüße|日本\uD83D\uDE00;");
	}

	@Test
	void namesOfColumnsMayBeQuoted(TestDatabase database) {
		CsvSeed seed = CsvSeed.of(database, this.path,
				"CREATE TABLE rows (\"Id\" int PRIMARY KEY, \"a,b\" text, \"q\"\"q\" text)");
		assertThat(seed.load("""
				# Population: rows
				# Table: rows
				# Key: Id
				"Id" , "a,b","q""q"
				1,x,y
				""")).isEqualTo(1);
		assertThat(seed.one("SELECT \"a,b\" || \"q\"\"q\" FROM rows")).isEqualTo("xy");
	}

	@EveryMajor
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void valuesOfAllKindsComeAsTheDatabaseReadsThemAndAreKnownAgain(boolean filled, TestDatabase database) {
		CsvSeed seed = kinds(database, filled);
		String file = CsvSeed.HEADER
				+ """
						id,ints,texts,data,plain,price,bytes,moment,mood,day,spot,flag,key,mail
						1,"{1,NULL,3}","{""a,b"",c}","{""a"": [1, ""x""]}","{""b"":1,""a"":2}",12.50,\\xDEADbeef,2024-02-29 12:00:00+02,\
						happy,2024-02-29,"(1,2)",t,7f9c24e8-3b12-4fef-91e0-5e2f6d3c1a00,a@b.c
						""";
		assertThat(seed.load(file)).isEqualTo(1);
		assertThat(seed
			.one("""
					SELECT concat_ws('|', ints, texts, data, plain, price, bytes, moment AT TIME ZONE 'UTC', mood, day, spot,
					    flag, key, mail, made, note) FROM rows WHERE id = 1"""))
			.isEqualTo("{1,NULL,3}|{\"a,b\",c}|{\"a\": [1, \"x\"]}|{\"b\":1,\"a\":2}|12.50|\\xdeadbeef|"
					+ "2024-02-29 10:00:00|happy|2024-02-29|(1,2)|t|7f9c24e8-3b12-4fef-91e0-5e2f6d3c1a00|a@b.c|25.00|none");
		assertThat(seed.load(file + "2,,,,,1,,,,,,,,\n")).isEqualTo(1);
		assertThat(seed.load(file.replace("12.50", "12.500") + "2,,,,,1.00,,,,,,,,\n")).isZero();
		assertThat(seed.load(file.replace("\"\"x\"\"", "\"\"y\"\"") + "2,,,,,1.00,,,,,,,,\n")).isEqualTo(1);
	}

	private CsvSeed kinds(TestDatabase database, boolean filled) {
		CsvSeed seed = CsvSeed.of(database, this.path, "CREATE TYPE mood AS ENUM ('sad', 'happy')",
				"CREATE DOMAIN mail AS text CHECK (value LIKE '%@%')",
				"""
						CREATE TABLE rows (id int PRIMARY KEY, ints int[], texts text[], data jsonb, plain json,
						    price numeric(10, 2), bytes bytea, moment timestamptz, mood mood, day date, spot point, flag bool,
						    key uuid, mail mail, made numeric GENERATED ALWAYS AS (price * 2) STORED,
						    note text NOT NULL DEFAULT 'none')""");
		if (filled) {
			seed.sql("INSERT INTO rows (id) VALUES (0)");
		}
		return seed;
	}

	private CsvSeed texts(TestDatabase database, boolean filled) {
		CsvSeed seed = CsvSeed.of(database, this.path, TEXTS);
		if (filled) {
			seed.sql("INSERT INTO rows VALUES (1, 'old', 'old')");
		}
		return seed;
	}

	private static String rows(CsvSeed seed) {
		String value = "coalesce(%s, '" + NULL + "')";
		return seed.one("SELECT string_agg(id || '|' || " + value.formatted("a") + " || '|' || " + value.formatted("b")
				+ " || ';', '' ORDER BY id) FROM rows");
	}

}
