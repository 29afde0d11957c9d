package io.migrate.introspect;

import java.util.Arrays;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.ColumnValue.Default;
import io.migrate.schema.ColumnValue.Generated;
import io.migrate.schema.ColumnValue.Identity;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is read of columns and sequences in {@code everything.sql}.
 */
@EveryMajor
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class ReadColumnsTests {

	private static final SequenceOptions PLAIN = SequenceOptions.upTo(Long.MAX_VALUE);

	private final TestDatabase database;

	private final Schema schema;

	ReadColumnsTests(TestDatabase database) {
		Everything.make(database);
		this.database = database;
		this.schema = Schemas.read(database);
	}

	@Test
	void typesAreAsTheServerPrintsThem() {
		assertThat(Schemas.table(this.schema, "public.kinds").columns()).extracting(Column::type)
			.containsExactly("bigint", "boolean", "character varying(255)", "character varying", "character(3)",
					"\"char\"", "numeric(10,2)", "numeric", "time(3) without time zone", "time with time zone",
					"timestamp(6) without time zone", "timestamp(0) with time zone", "interval day to second(3)",
					"bit(3)", "bit varying(5)", "jsonb", "uuid", "bytea", "text[]", "integer[]", "public.mood",
					"public.mood[]", "public.email", "public.email[]", "public.price", "tools.citext", "public.span",
					"public.pair", "inet", "tsvector", "regclass");
	}

	@Test
	void anIdentityHasTheOptionsOfItsSequenceWhichIsNoneOfItsOwn() {
		assertThat(value("id")).isEqualTo(new Identity(true, new SequenceOptions(5, 2, 3, 99, 7, true)));
		assertThat(value("small")).isEqualTo(new Identity(false, SequenceOptions.upTo(Short.MAX_VALUE)));
		assertThat(this.schema.sequences()).noneMatch((sequence) -> sequence.name().name().contains("_id_"));
	}

	@Test
	void aSerialColumnIsADefaultAndASequenceThatItOwns() {
		assertThat(value("counter")).isEqualTo(new Default("nextval('public.defaults_counter_seq'::regclass)"));
		assertThat(sequence("public.defaults_counter_seq")).isEqualTo(
				new Sequence(name("public", "defaults_counter_seq"), "integer", SequenceOptions.upTo(Integer.MAX_VALUE),
						new ColumnName(name("public", "defaults"), "counter"), null));
	}

	@Test
	void aSequenceHasItsOptionsAndItsOwnerAndItsComment() {
		assertThat(sequence("audit.counting")).isEqualTo(new Sequence(name("audit", "counting"), "smallint",
				new SequenceOptions(50, -3, -100, 100, 4, true), null, null));
		assertThat(sequence("public.lonely"))
			.isEqualTo(new Sequence(name("public", "lonely"), "bigint", PLAIN, null, "by itself"));
		assertThat(sequence("public.borrowed").owner()).isEqualTo(new ColumnName(name("public", "remarks"), "id"));
	}

	@Test
	void defaultsAreExpressionsAsTheServerPrintsThem() {
		assertThat(List.of("created", "told", "wait", "bytes", "ratio", "label", "feeling")).extracting(this::value)
			.containsExactly(new Default("now()"), new Default("'2024-02-03 02:05:06+00'::timestamp with time zone"),
					new Default("'1 day 02:00:00'::interval"), new Default("'\\xc0ff'::bytea"), new Default("0.1"),
					new Default("'it''s \\ \"here\"'::text"), new Default("'sad'::public.mood"));
	}

	@Test
	void aDefaultOfNullIsNone() {
		assertThat(value("nothing")).isNull();
	}

	@Test
	void aGeneratedColumnIsStored() {
		assertThat(value("area")).isEqualTo(new Generated("(ratio * (2)::double precision)", true));
	}

	@Test
	void aGeneratedColumnIsVirtualSince18() {
		assumeTrue(this.database.serverMajor() >= 18);
		assertThat(column("public.since_18", "twice").value()).isEqualTo(new Generated("(a * 2)", false));
	}

	@Test
	void onlyAColumnThatMayBeNullIsNullable() {
		assertThat(column("public.defaults", "created").nullable()).isFalse();
		assertThat(column("public.defaults", "told").nullable()).isTrue();
		assertThat(column("public.parents", "id").nullable()).isFalse();
	}

	@Test
	void aCollationIsThereWhenItIsNotThatOfTheType() {
		assertThat(Arrays.asList("label", "C", "german", "plain"))
			.extracting((name) -> column("public.defaults", name).collation())
			.containsExactly(null, name("pg_catalog", "C"), name("public", "german"), name("pg_catalog", "default"));
		assertThat(column("public.kinds", "an_email").collation()).isNull();
	}

	@Test
	void tablesAndColumnsHaveComments() {
		Table table = Schemas.table(this.schema, "public.remarks");
		assertThat(table).isEqualTo(new Table(name("public", "remarks"),
				List.of(new Column("id", "integer", true, null, null, null),
						new Column("what", "text", true, null, null, "it's\ntwo lines")),
				List.of(), List.of(), null, "what people say"));
	}

	@Test
	void columnsThatWereDroppedLeaveNoGap() {
		assertThat(Schemas.table(this.schema, "public.dropped").columns()).extracting(Column::name)
			.containsExactly("c", "d");
	}

	@Test
	void aTableMayHaveNoColumns() {
		assertThat(Schemas.table(this.schema, "public.no_columns"))
			.isEqualTo(new Table(name("public", "no_columns"), List.of(), List.of(), List.of(), null, null));
	}

	private @Nullable ColumnValue value(String column) {
		return column("public.defaults", column).value();
	}

	private Column column(String table, String column) {
		return Schemas.one(Schemas.table(this.schema, table).columns().stream(), Column::name, column);
	}

	private Sequence sequence(String name) {
		return Schemas.one(this.schema.sequences().stream(), (sequence) -> sequence.name().toString(), name);
	}

	private static QualifiedName name(String schema, String name) {
		return new QualifiedName(schema, name);
	}

}
