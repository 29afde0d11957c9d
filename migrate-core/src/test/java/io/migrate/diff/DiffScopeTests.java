package io.migrate.diff;

import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
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

import static io.migrate.diff.Samples.column;
import static io.migrate.diff.Samples.compare;
import static io.migrate.diff.Samples.defaulted;
import static io.migrate.diff.Samples.index;
import static io.migrate.diff.Samples.name;
import static io.migrate.diff.Samples.partial;
import static io.migrate.diff.Samples.schema;
import static io.migrate.diff.Samples.sequence;
import static io.migrate.diff.Samples.table;
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
		DiffScope silent = DiffScope.MODEL.without(ObjectKind.COMMENT);
		assertThat(compare(schema(described), schema(table("t", ID)), DiffOptions.DEFAULTS.withScope(silent)).isEmpty())
			.isTrue();
		assertThat(compare(schema(described), schema(table("t", ID)), MODEL).lines())
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
					"type public.mood is only in the database", "sequence public.numbers is only in the database",
					"sequence public.legacy_id_seq counts in another way or has another owner",
					"sequence public.legacy_id_seq is only in the database");
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

}
