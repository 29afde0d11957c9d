package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.SampleRows;
import io.migrate.dialect.SampleRows.Filling;
import io.migrate.dialect.SampleRows.Taste;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
@EveryMajor
class SampleRowsTests {

	private static final String TYPES = """
			CREATE EXTENSION btree_gist;
			CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy', 'silly', 'calm', 'zen');
			CREATE DOMAIN positive AS int CHECK (VALUE > 0);
			CREATE DOMAIN code AS varchar(3) NOT NULL CHECK (VALUE ~ '^[A-Z]{2,3}$');
			CREATE TYPE place AS (street text, number int);
			CREATE TABLE zoo (
			    a01 smallint NOT NULL, a02 integer NOT NULL, a03 bigint NOT NULL, a04 numeric NOT NULL,
			    a05 numeric(5,2) NOT NULL, a06 numeric(3,3) NOT NULL, a07 real NOT NULL, a08 double precision NOT NULL,
			    a09 money NOT NULL, a10 text NOT NULL, a11 varchar(3) NOT NULL, a12 char(2) NOT NULL, a13 bytea NOT NULL,
			    a14 date NOT NULL, a15 timestamp(3) NOT NULL, a16 timestamptz NOT NULL, a17 time NOT NULL,
			    a18 timetz NOT NULL, a19 interval NOT NULL, a20 uuid NOT NULL, a21 json NOT NULL, a22 jsonb NOT NULL,
			    a23 xml NOT NULL, a24 inet NOT NULL, a25 cidr NOT NULL, a26 macaddr NOT NULL, a27 bit(3) NOT NULL,
			    a28 varbit NOT NULL, a29 point NOT NULL, a30 box NOT NULL, a31 circle NOT NULL, a32 tsvector NOT NULL,
			    a33 tsquery NOT NULL, a34 int4range NOT NULL, a35 tstzrange NOT NULL, a36 datemultirange NOT NULL,
			    a37 mood NOT NULL, a38 positive NOT NULL, a39 code, a40 place NOT NULL, a41 text[] NOT NULL,
			    a42 mood[] NOT NULL, a43 numeric(4,1)[] NOT NULL, a44 "char" NOT NULL, a45 name NOT NULL, a46 pg_lsn NOT NULL,
			    a47 boolean NOT NULL, a48 macaddr8 NOT NULL, a49 line NOT NULL, a50 lseg NOT NULL, a51 path NOT NULL,
			    a52 polygon NOT NULL, a53 jsonpath NOT NULL, a54 numrange[] NOT NULL, a55 box[] NOT NULL, a56 oid NOT NULL,
			    a57 text GENERATED ALWAYS AS (a10 || 'x') STORED, a58 bigint GENERATED ALWAYS AS IDENTITY);""";

	@ParameterizedTest
	@EnumSource(Taste.class)
	void everyTypeOfTheServerIsFilled(Taste taste, TestDatabase database) throws SQLException {
		assertThat(fill(database, TYPES, taste).unfilled()).isEmpty();
		assertThat(database.client().sql("SELECT count(*) FROM zoo").query(Long.class).single()).isEqualTo(6);
		assertThat(database.client().sql("SELECT count(DISTINCT a37) FROM zoo").query(Long.class).single())
			.isEqualTo(6);
	}

	private static Filling fill(TestDatabase database, String sql, Taste taste) throws SQLException {
		database.client().sql(sql).update();
		try (Connection connection = database.dataSource().getConnection()) {
			return rows().fill(connection, taste);
		}
	}

	private static SampleRows rows() {
		return new PostgresDialect().sampleRows();
	}

	@ParameterizedTest
	@EnumSource(Taste.class)
	void whatATableAsksOfItsRowsIsFoundOut(Taste taste, TestDatabase database) throws SQLException {
		assertThat(fill(database,
				"""
						CREATE EXTENSION btree_gist;
						CREATE TABLE "Order" (id bigserial PRIMARY KEY, state text NOT NULL CHECK (state IN ('open', 'shut')),
						    price numeric(8,2) CHECK (price > 0 AND price < 100), placed date, shipped date CHECK (shipped >= placed),
						    mail text CHECK (mail LIKE '%@%'), code varchar(5) UNIQUE CHECK (length(code) = 5),
						    options jsonb CHECK (jsonb_typeof(options) = 'object'),
						    card text, account text, CHECK (num_nonnulls(card, account) = 1));
						CREATE TABLE item (order_id bigint REFERENCES "Order", line int, amount int NOT NULL CHECK (amount BETWEEN 5 AND 7),
						    PRIMARY KEY (order_id, line));
						CREATE TABLE receipt (order_id bigint, line int UNIQUE, FOREIGN KEY (order_id, line) REFERENCES item);
						CREATE TABLE room (id int PRIMARY KEY, number int NOT NULL, during tstzrange NOT NULL,
						    EXCLUDE USING gist (number WITH =, during WITH &&));
						CREATE TABLE employee (id int PRIMARY KEY, boss int NOT NULL REFERENCES employee);
						CREATE TABLE hen (id int PRIMARY KEY, egg int);
						CREATE TABLE egg (id int PRIMARY KEY, hen int NOT NULL REFERENCES hen);
						ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg;
						CREATE TABLE one_to_one (id bigint PRIMARY KEY REFERENCES "Order");
						CREATE TABLE late (id int PRIMARY KEY, room int NOT NULL REFERENCES room DEFERRABLE INITIALLY DEFERRED);
						CREATE TABLE event (id int, day date NOT NULL) PARTITION BY RANGE (day);
						CREATE TABLE event_2031 PARTITION OF event FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
						CREATE TABLE part (id int, kind text) PARTITION BY LIST (kind);
						CREATE TABLE part_a PARTITION OF part FOR VALUES IN ('alpha', 'beta');
						CREATE TABLE picky (id int, word text);
						CREATE UNIQUE INDEX ON picky (lower(word));
						CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
						    $$ BEGIN IF NEW.id % 2 = 0 THEN RAISE 'even'; END IF; RETURN NEW; END $$;
						CREATE TRIGGER t BEFORE INSERT ON picky FOR EACH ROW EXECUTE FUNCTION refuse();
						CREATE TABLE nothing ();""",
				taste)
			.unfilled()).isEmpty();
		assertThat(database.client().sql("SELECT count(*) FROM \"Order\"").query(Long.class).single()).isEqualTo(4);
	}

	@Test
	void aTableThatCannotBeFilledIsToldWithTheReason(TestDatabase database) throws SQLException {
		Filling filling = fill(database, """
				CREATE TABLE never (id int PRIMARY KEY CHECK (id <> id));
				CREATE TABLE later (id int REFERENCES never NOT NULL);
				CREATE TABLE fine (id int REFERENCES never);""", Taste.EXTREME);
		assertThat(filling.unfilled()).containsOnlyKeys(new QualifiedName("public", "never"),
				new QualifiedName("public", "later"));
		assertThat(filling.unfilled().get(new QualifiedName("public", "never"))).contains("never_id_check");
		assertThat(filling.unfilled().get(new QualifiedName("public", "later")))
			.isEqualTo("it needs rows of public.never");
	}

	@Test
	void theSameTablesGetTheSameRowsAndLoseThemAgain(TestDatabase database) throws SQLException {
		database.client()
			.sql("CREATE TABLE a (id int PRIMARY KEY, word text, at timestamptz); CREATE TABLE b (a int REFERENCES a);"
					+ " CREATE TABLE c (id int); INSERT INTO c VALUES (1); CREATE TABLE d (a int REFERENCES a);")
			.update();
		try (Connection connection = database.dataSource().getConnection()) {
			Filling first = rows().fill(connection, Taste.EXTREME);
			Map<QualifiedName, ?> contents = rows().contents(connection);
			rows().clear(connection, first);
			assertThat(database.client()
				.sql("SELECT (SELECT count(*) FROM a) || ' ' || (SELECT count(*) FROM b) || ' ' || (SELECT count(*) FROM c)")
				.query(String.class)
				.single()).isEqualTo("0 0 1");
			Filling second = rows().fill(connection, Taste.EXTREME);
			assertThat(second.tables()).hasSize(3);
			assertThat(rows().contents(connection)).isEqualTo(contents);
		}
	}

}
