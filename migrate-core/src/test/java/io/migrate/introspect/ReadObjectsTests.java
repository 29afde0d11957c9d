package io.migrate.introspect;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue.Default;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.Trigger.Enabled;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is read in {@code everything.sql} beside columns, constraints and indexes.
 */
@EveryMajor
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class ReadObjectsTests {

	private static final String STRANGE = "Strange \"Schema\"; x";

	private static final QualifiedName EVENTS = new QualifiedName("public", "events");

	private final TestDatabase database;

	private final Schema schema;

	ReadObjectsTests(TestDatabase database) {
		Everything.make(database);
		this.database = database;
		this.schema = Schemas.read(database);
	}

	@Test
	void schemasAreThoseOfPeople() {
		assertThat(this.schema.namespaces()).containsExactlyInAnyOrder("public", "audit", "tools", STRANGE);
	}

	@Test
	void extensionsAreThoseThatWereAddedAndTheirObjectsAreNotShown() {
		assertThat(this.schema.extensions()).extracting(Extension::name, Extension::namespace)
			.containsExactly(tuple("btree_gist", "tools"), tuple("citext", "tools"), tuple("pg_trgm", "tools"));
		assertThat(this.schema.extensions()).extracting(Extension::version).doesNotContainNull();
		assertThat(this.schema.routines()).noneMatch((routine) -> "tools".equals(routine.name().schema()));
	}

	@Test
	void anEnumHasItsValuesInTheirOrder() {
		assertThat(type("public.mood")).isEqualTo(new EnumType(name("public", "mood"),
				List.of("sad", "in between", "it's fine", "a,b \"c\" \\d {e}"), "how it is"));
		assertThat(type("public.Empty Enum")).isEqualTo(new EnumType(name("public", "Empty Enum"), List.of(), null));
	}

	@Test
	void aDomainHasEverythingThatNarrowsIt() {
		assertThat(type("public.email"))
			.isEqualTo(new DomainType(name("public", "email"), "text", name("pg_catalog", "C"), false, "'nobody'::text",
					List.of(new Check("email_at", "(VALUE ~~ '%@%'::text)", false, Enforcement.VALID),
							new Check("email_short", "(length(VALUE) < 100)", false, Enforcement.NOT_VALID)),
					"where to write to"));
		assertThat(type("public.price")).isEqualTo(new DomainType(name("public", "price"), "public.amount", null, true,
				null, List.of(new Check("price_check", "((VALUE)::numeric >= (0)::numeric)", false, Enforcement.VALID)),
				null));
	}

	@Test
	void aViewHasItsQueryAndOptions() {
		View seen = view("public.seen");
		assertThat(seen).isEqualTo(new View(name("public", "seen"), seen.definition(), false, List.of(),
				List.of("security_barrier=true"), "some of them"));
		assertThat(seen.definition().replaceAll("\\bremarks\\.", "")).isEqualTo("""
				SELECT id,
				    what AS said
				   FROM public.remarks
				  WHERE (id > 1)""");
		assertThat(view("audit.twice").options()).containsExactly("check_option=local");
		assertThat(view("public.numbers").definition()).startsWith("WITH RECURSIVE numbers(n) AS (");
	}

	@Test
	void aViewMayRunWithTheRightsOfItsUserSince15() {
		assumeTrue(this.database.serverMajor() >= 15);
		assertThat(view("public.since_15_view").options()).containsExactly("security_invoker=true");
	}

	@Test
	void aMaterialisedViewIsOne() {
		View kept = view("public.kept");
		assertThat(kept.materialized()).isTrue();
		assertThat(kept.comment()).isEqualTo("remembered");
		assertThat(kept.definition()).contains("lower(").endsWith("FROM public.remarks");
	}

	@Test
	void routinesAreKnownByTheTypesOfTheirArguments() {
		assertThat(this.schema.routines())
			.extracting((routine) -> routine.name().toString(), Routine::arguments, Routine::procedure)
			.containsExactly(tuple("audit.tidy", "text[]", true), tuple("public.stamp", "", false),
					tuple("public.twice", "integer, public.mood[]", false), tuple("public.twice", "text", false));
	}

	@Test
	void theDefinitionOfARoutineIsTheStatementThatMakesIt() {
		assertThat(this.schema.routines().get(2).definition()).isEqualTo(
				"""
						CREATE OR REPLACE FUNCTION public.twice(a integer, b public.mood[] DEFAULT NULL::public.mood[], OUT c integer)
						 RETURNS integer
						 LANGUAGE sql
						 IMMUTABLE
						AS $function$SELECT a * 2$function$""");
		assertThat(this.schema.routines().get(3).definition()).endsWith("BEGIN ATOMIC\n SELECT (a || a);\nEND");
	}

	@Test
	void triggersAreThoseOfPeople() {
		QualifiedName remarks = name("public", "remarks");
		assertThat(this.schema.triggers()).containsExactly(new Trigger("events_stamped", EVENTS,
				"CREATE TRIGGER events_stamped BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.stamp()",
				Enabled.ORIGIN),
				new Trigger("a_never", remarks,
						"CREATE TRIGGER a_never AFTER DELETE ON public.remarks FOR EACH STATEMENT EXECUTE FUNCTION public.stamp()",
						Enabled.DISABLED),
				new Trigger("b_stamped", remarks,
						"CREATE TRIGGER b_stamped BEFORE INSERT OR UPDATE OF what ON public.remarks FOR EACH ROW"
								+ " WHEN ((new.id > 0)) EXECUTE FUNCTION public.stamp('x')",
						Enabled.ORIGIN),
				new Trigger("c_always", remarks,
						"CREATE CONSTRAINT TRIGGER c_always AFTER INSERT ON public.remarks DEFERRABLE INITIALLY IMMEDIATE"
								+ " FOR EACH ROW EXECUTE FUNCTION public.stamp()",
						Enabled.ALWAYS),
				new Trigger("d_replica", remarks,
						"CREATE TRIGGER d_replica AFTER INSERT ON public.remarks FOR EACH STATEMENT EXECUTE FUNCTION public.stamp()",
						Enabled.REPLICA),
				new Trigger("through", name("public", "seen"),
						"CREATE TRIGGER through INSTEAD OF INSERT ON public.seen FOR EACH ROW EXECUTE FUNCTION public.stamp()",
						Enabled.ORIGIN));
	}

	@Test
	void aTableMayBeDividedAndBeAPartition() {
		assertThat(partitioning("public.events")).isEqualTo(new Partitioning("RANGE (at)", null, null));
		assertThat(partitioning("public.events_2024"))
			.isEqualTo(new Partitioning(null, EVENTS, "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"));
		assertThat(partitioning("audit.events_rest")).isEqualTo(new Partitioning(null, EVENTS, "DEFAULT"));
		assertThat(partitioning("public.events_2025"))
			.isEqualTo(new Partitioning("HASH (id)", EVENTS, "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"));
		assertThat(partitioning("public.events_2025_0")).isEqualTo(
				new Partitioning(null, name("public", "events_2025"), "FOR VALUES WITH (modulus 2, remainder 0)"));
		assertThat(partitioning("public.listed_a"))
			.isEqualTo(new Partitioning(null, name("public", "listed"), "FOR VALUES IN ('a', 'it''s', NULL)"));
		assertThat(partitioning("public.remarks")).isNull();
	}

	@Test
	void aPartitionHasOnlyWhatItHasNotFromItsParent() {
		Table made = Schemas.table(this.schema, "public.events_2024");
		assertThat(made.constraints()).containsExactly(new Check("only_here", "(id > 0)", false, Enforcement.VALID));
		assertThat(made.indexes()).extracting(Index::name).containsExactly("events_2024_own");
		Table attached = Schemas.table(this.schema, "audit.events_rest");
		assertThat(attached.constraints()).isEmpty();
		assertThat(attached.indexes()).isEmpty();
		assertThat(attached.columns()).extracting(Column::name).containsExactly("kind", "id", "at", "parent");
		Table parent = Schemas.table(this.schema, "public.events");
		assertThat(parent.constraints()).hasSize(3);
		assertThat(parent.indexes()).extracting(Index::name).containsExactly("events_kind");
	}

	@Test
	void anIdentityOfAPartitionCountsWithThatOfItsParent() {
		assertThat(Schemas.table(this.schema, "public.counted_1").columns().get(0).value())
			.isEqualTo((this.database.serverMajor() < 17) ? null
					: Schemas.table(this.schema, "public.counted").columns().get(0).value());
	}

	@Test
	void namesAreAsTheyAreAndTextHasThemQuoted() {
		QualifiedName name = name(STRANGE, "日本 Täble'");
		assertThat(Schemas.table(this.schema, name.toString())).isEqualTo(new Table(name,
				List.of(new Column("select", "integer", false, null, null, "注释"),
						new Column("a\"b;c", "text", true, new Default("';'::text"), null, null),
						new Column("{1,2}", "\"Strange \"\"Schema\"\"; x\".\"Größe\"[]", true, null, null, null)),
				List.of(new PrimaryKey("the \"key\"", List.of("select"), List.of(), false, Deferral.NOT_DEFERRABLE),
						new Check("日本 Täble'_a\"b;c_check", "(\"a\"\"b;c\" <> ''''::text)", false, Enforcement.VALID)),
				List.of(new Index("in dex", Index.BTREE,
						List.of(IndexKey.column("a\"b;c"), IndexKey.expression("lower(\"a\"\"b;c\")")), List.of(),
						false, false, null, true)),
				null, null));
	}

	private UserType type(String name) {
		return Schemas.one(this.schema.types().stream(), (type) -> type.name().toString(), name);
	}

	private View view(String name) {
		return Schemas.one(this.schema.views().stream(), (view) -> view.name().toString(), name);
	}

	private @Nullable Partitioning partitioning(String table) {
		return Schemas.table(this.schema, table).partitioning();
	}

	private static QualifiedName name(String schema, String name) {
		return new QualifiedName(schema, name);
	}

}
