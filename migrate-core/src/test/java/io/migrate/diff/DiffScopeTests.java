package io.migrate.diff;

import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.NamePattern;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import org.junit.jupiter.api.Test;

import static io.migrate.diff.Samples.check;
import static io.migrate.diff.Samples.column;
import static io.migrate.diff.Samples.compare;
import static io.migrate.diff.Samples.defaulted;
import static io.migrate.diff.Samples.foreignKey;
import static io.migrate.diff.Samples.index;
import static io.migrate.diff.Samples.name;
import static io.migrate.diff.Samples.partial;
import static io.migrate.diff.Samples.primaryKey;
import static io.migrate.diff.Samples.schema;
import static io.migrate.diff.Samples.sequence;
import static io.migrate.diff.Samples.table;
import static io.migrate.diff.Samples.unique;
import static io.migrate.diff.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stays, since the desired side has no say in it.
 */
class DiffScopeTests {

	private static final DiffOptions MODEL = DiffOptions.DEFAULTS.withScope(DiffScope.MODEL);

	private static final Column ID = column("id", "bigint");

	@Test
	void aModelTakesTablesColumnsAndIndexesAway() {
		assertThat(compare(schema(table("t", ID, column("a", "text"), index("i", "a")), table("old", ID)),
				schema(table("t", ID)), MODEL)
			.lines()).containsExactlyInAnyOrder("index i of public.t is only in the database",
					"column public.t.a is only in the database", "table public.old is only in the database");
	}

	@Test
	void aModelLeavesWhatItCannotSay() {
		Schema rich = new Schema(Set.of("public", "audit"), List.of(new Extension("citext", "public", "1.6")),
				List.of(new DomainType(name("positive"), "integer", null, true, null, List.of(), null)), List.of(),
				List.of(table("t", ID, partial("some", "id", "(id > 0)"),
						new Constraint.Exclusion("alone", "EXCLUDE USING btree (id WITH =)"))),
				List.of(view("v", " SELECT t.id FROM public.t")),
				List.of(new Routine(name("f"), "", false, "CREATE FUNCTION public.f() …")),
				List.of(new Trigger("g", name("t"), "CREATE TRIGGER g …", Trigger.Enabled.ORIGIN)));
		assertThat(compare(rich, schema(table("t", ID)), MODEL).lines()).isEmpty();
		assertThat(compare(rich, schema(table("t", ID)), DiffOptions.DEFAULTS).lines()).hasSize(8);
	}

	@Test
	void whatGoesTakesSpecialIndexesWithIt() {
		assertThat(compare(schema(table("t", ID, column("a", "text"), partial("some", "a", "(a > 'b')"))),
				schema(table("t", ID)), MODEL)
			.lines()).containsExactly("index some of public.t is only in the database",
					"column public.t.a is only in the database");
	}

	@Test
	void aModelLeavesPartsOfItsTables() {
		Table divided = divided(table("t", ID), "RANGE (id)", null);
		Table part = divided(table("p", ID), null, "t");
		assertThat(compare(schema(divided, part), schema(table("t", ID)), MODEL).lines()).isEmpty();
		assertThat(compare(schema(divided, part), schema(), MODEL).lines())
			.containsExactly("table public.p is only in the database", "table public.t is only in the database");
	}

	private static Table divided(Table table, String key, String parent) {
		return new Table(table.name(), table.columns(), List.of(), List.of(),
				new Partitioning(key, (parent != null) ? name(parent) : null, (parent != null) ? "DEFAULT" : null),
				null);
	}

	@Test
	void commentsStayWithoutASayInThem() {
		Table described = new Table(name("t"), List.of(ID), List.of(), List.of(), null, "of people");
		DiffScope speaking = DiffScope.MODEL.with(ObjectKind.COMMENT);
		assertThat(compare(schema(described), schema(table("t", ID)), MODEL).isEmpty()).isTrue();
		assertThat(compare(schema(described), schema(table("t", ID)), DiffOptions.DEFAULTS.withScope(speaking)).lines())
			.containsExactly("comment of public.t is 'of people' and is to be ''");
	}

	@Test
	void typesAndSequencesThatSomethingElseUsesStay() {
		EnumType mood = new EnumType(name("mood"), List.of("low"), null);
		Sequence owned = new Sequence(name("legacy_id_seq"), "bigint", SequenceOptions.upTo(Long.MAX_VALUE),
				new ColumnName(name("legacy"), "id"), null);
		Table legacy = table("legacy", defaulted("id", "bigint", "nextval('public.numbers'::regclass)"),
				column("mood", "public.mood[]"));
		DiffOptions options = MODEL.withProtectedTables(List.of(NamePattern.parse("leg*")));
		assertThat(compare(schema(mood, owned, sequence("numbers"), legacy), schema(), options).lines()).isEmpty();
		assertThat(compare(schema(mood, owned, sequence("numbers"), legacy), schema(), MODEL).lines())
			.containsExactlyInAnyOrder("table public.legacy is only in the database",
					"type public.mood is only in the database",
					"sequence public.legacy_id_seq counts in another way or has another owner",
					"sequence public.legacy_id_seq is only in the database");
	}

	@Test
	void aModelTakesOnlyTheSequencesOfItsTablesAway() {
		Schema current = schema(table("t", ID), sequence("t_seq"), sequence("invoice_numbers"));
		assertThat(compare(current, schema(), MODEL).lines()).containsExactly("table public.t is only in the database",
				"sequence public.t_seq is only in the database");
		assertThat(compare(current, schema(table("t", ID)), MODEL).lines()).isEmpty();
	}

	@Test
	void aModelDoesNotKnowWhomASequenceGoesWith() {
		Sequence owned = new Sequence(name("s"), "bigint", SequenceOptions.upTo(Long.MAX_VALUE),
				new ColumnName(name("t"), "id"), null);
		assertThat(compare(schema(owned, table("t", ID)), schema(sequence("s"), table("t", ID)), MODEL).isEmpty())
			.isTrue();
		assertThat(compare(schema(owned, table("t", ID)), schema(sequence("s"), table("t", ID))).isEmpty()).isFalse();
	}

	@Test
	void whatIsNotLookedAtIsNeitherMadeNorDropped() {
		Schema from = schema(table("old", ID), table("log_a", ID), table("t", ID));
		Schema to = schema(table("young", ID), table("log_b", ID), table("t", ID));
		assertThat(compare(from, to, DiffOptions.DEFAULTS.withFilter(SchemaFilter.of(List.of(), List.of("log_*"))))
			.lines()).containsExactly("table public.young is missing", "table public.old is only in the database");
		assertThat(
				compare(from, to, DiffOptions.DEFAULTS.withFilter(SchemaFilter.of(List.of("public.log_*"), List.of())))
					.lines())
			.containsExactly("table public.log_b is missing", "table public.log_a is only in the database");
	}

	@Test
	void aSchemaWithHiddenTablesStays() {
		Schema from = new Schema(Set.of("public", "migrate", "empty"), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of());
		SchemaFilter filter = new SchemaFilter(List.of(), List.of(),
				Set.of(new QualifiedName("migrate", "migrate_revision")));
		assertThat(compare(from, schema(), DiffOptions.DEFAULTS.withFilter(filter)).lines())
			.containsExactly("schema empty is only in the database");
	}

	@Test
	void aModelLeavesDefaultsAndWhatNumbersRows() {
		Table serial = table("t", defaulted("id", "bigint", "nextval('public.t_id_seq'::regclass)").withNullable(false),
				defaulted("at", "timestamp with time zone", "now()"), identity("number", true));
		Table model = table("t", identity("id", false), column("at", "timestamp(6) with time zone"),
				identity("number", false));
		Schema current = schema(serial, sequence("t_id_seq"));
		assertThat(compare(current, schema(model), MODEL).lines()).isEmpty();
		assertThat(compare(current, schema(model, sequence("t_id_seq")), DiffOptions.DEFAULTS).lines()).hasSize(3);
	}

	private static Column identity(String name, boolean always) {
		return new Column(name, "bigint", false, new ColumnValue.Identity(always, SequenceOptions.upTo(Long.MAX_VALUE)),
				null, null);
	}

	@Test
	void aModelLeavesWhatTheServerComputesAndItsIndexes() {
		Column sum = new Column("sum", "bigint", true, new ColumnValue.Generated("(a + b)", true), null, null);
		Table current = table("t", column("a", "bigint"), column("b", "bigint"), sum, index("sums", "sum"),
				check("positive", "(sum > 0)"));
		Table model = table("t", column("a", "bigint"), column("b", "bigint"));
		assertThat(compare(schema(current), schema(model), MODEL).lines()).isEmpty();
		assertThat(compare(schema(current), schema(model), DiffOptions.DEFAULTS).lines()).hasSize(3);
		assertThat(compare(schema(current), schema(table("t", column("a", "bigint"))), MODEL).lines()).hasSize(4);
	}

	@Test
	void aModelMayReadWhatTheServerComputes() {
		Column sum = new Column("sum", "bigint", true, new ColumnValue.Generated("(a + 1)", true), null, null);
		assertThat(compare(schema(table("t", column("a", "bigint"), sum)),
				schema(table("t", column("a", "bigint"), column("sum", "bigint"))), MODEL)
			.lines()).isEmpty();
	}

	@Test
	void aModelDoesNotOrderThePrimaryKey() {
		Table current = table("t", column("a", "text"), column("b", "text"), primaryKey("p", "b", "a"));
		Table model = table("t", column("a", "text"), column("b", "text"), primaryKey(null, "a", "b"));
		assertThat(compare(schema(current), schema(model), MODEL).lines()).isEmpty();
		assertThat(compare(schema(current), schema(model), DiffOptions.DEFAULTS).lines()).hasSize(2);
	}

	@Test
	void aModelThatDoesNotSayWhatAForeignKeyDoesIsContentWithWhatItDoes() {
		Table parent = table("p", ID, primaryKey("pk", "id"));
		Constraint.ForeignKey silent = foreignKey("f", "p_id", "p");
		Constraint.ForeignKey cascading = new Constraint.ForeignKey("f", silent.columns(), silent.reference(),
				Constraint.ReferentialAction.NONE,
				new Constraint.ReferentialAction(Constraint.ReferentialAction.Kind.CASCADE, List.of()),
				silent.deferral(), silent.enforcement());
		Schema without = schema(parent, table("c", column("p_id", "bigint"), silent));
		Schema with = schema(parent, table("c", column("p_id", "bigint"), cascading));
		assertThat(compare(with, without, MODEL).lines()).isEmpty();
		assertThat(compare(without, with, MODEL).lines()).containsExactly(
				"foreign key [p_id] to public.p[id] of public.c (f) is only in the database",
				"foreign key [p_id] to public.p[id] on delete cascade of public.c (f) is missing");
		assertThat(compare(with, without, DiffOptions.DEFAULTS).lines()).hasSize(2);
	}

	@Test
	void aModelIsContentWithAnIndexInPlaceOfAConstraintAndTheOtherWayRound() {
		Index index = new Index("i", Index.BTREE, List.of(IndexKey.column("a")), List.of(), true, false, null, true);
		Table indexed = table("t", column("a", "text"), index);
		Table constrained = table("t", column("a", "text"), unique(null, "a"));
		assertThat(compare(schema(indexed), schema(constrained), MODEL).lines()).isEmpty();
		assertThat(compare(schema(constrained), schema(indexed), MODEL).lines()).isEmpty();
		assertThat(compare(schema(indexed), schema(constrained), DiffOptions.DEFAULTS).lines()).hasSize(2);
	}

	@Test
	void aModelIsContentWithTextInPlaceOfALengthThatNobodyStated() {
		Schema current = schema(table("t", column("a", "text")));
		Schema model = schema(table("t", column("a", "character varying(255)")));
		assertThat(compare(current, model, MODEL).lines()).isEmpty();
		assertThat(compare(current, model, DiffOptions.DEFAULTS).lines()).hasSize(1);
		assertThat(compare(current, schema(table("t", column("a", "character varying(50)"))), MODEL).lines())
			.hasSize(1);
	}

	@Test
	void aModelMayReadViews() {
		Schema current = schema(table("t", ID), table("c", column("v_id", "bigint")), view("v", " SELECT t.id FROM t"));
		Schema model = schema(table("t", ID), table("c", column("v_id", "bigint"), foreignKey(null, "v_id", "v")),
				table("v", ID, primaryKey(null, "id")));
		assertThat(compare(current, model, MODEL).lines()).isEmpty();
		assertThat(compare(current, model, DiffOptions.DEFAULTS).lines()).contains("table public.v is missing");
	}

	@Test
	void whatAColumnThatTheModelReadsIsComputedFromStays() {
		Column sum = new Column("sum", "bigint", true, new ColumnValue.Generated("(a + b)", true), null, null);
		Schema current = schema(table("t", column("a", "bigint"), column("b", "bigint"), column("c", "bigint"), sum));
		assertThat(compare(current, schema(table("t", column("a", "bigint"), column("sum", "bigint"))), MODEL).lines())
			.containsExactly("column public.t.c is only in the database");
	}

	@Test
	void aModelThatSaysNoCollationIsContentWithAny() {
		Column collated = new Column("a", "text", true, null, new QualifiedName("pg_catalog", "C"), null);
		assertThat(compare(schema(table("t", collated)), schema(table("t", column("a", "text"))), MODEL).lines())
			.isEmpty();
		assertThat(compare(schema(table("t", column("a", "text"))), schema(table("t", collated)), MODEL).lines())
			.hasSize(1);
		assertThat(compare(schema(table("t", collated)), schema(table("t", column("a", "text")))).lines()).hasSize(1);
	}

}
