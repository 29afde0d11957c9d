package io.migrate.introspect;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.Exclusion;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.Constraint.Reference;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.ReferentialAction.Kind;
import io.migrate.schema.Constraint.Unique;
import io.migrate.schema.Schema;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is read of constraints in {@code everything.sql}.
 */
@EveryMajor
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class ReadConstraintsTests {

	private static final QualifiedName PARENTS = new QualifiedName("public", "parents");

	private static final Reference TO_PARENTS = new Reference(PARENTS, List.of("id"), false, false);

	private final TestDatabase database;

	private final Schema schema;

	ReadConstraintsTests(TestDatabase database) {
		Everything.make(database);
		this.database = database;
		this.schema = Schemas.read(database);
	}

	@Test
	void keysHaveTheirColumnsInTheirOrder() {
		assertThat(constraints("public.parents")).containsExactly(
				new PrimaryKey("parents_pk", List.of("id"), List.of(), false, Deferral.NOT_DEFERRABLE),
				new Unique("parents_ab", List.of("b", "a"), List.of(), false, false, Deferral.NOT_DEFERRABLE),
				new Unique("parents_c", List.of("c"), List.of("a", "b"), false, false, Deferral.INITIALLY_DEFERRED));
	}

	@Test
	void theIndexOfAConstraintIsNoIndexOfItsOwn() {
		assertThat(List.of("public.parents", "public.booked"))
			.allSatisfy((table) -> assertThat(Schemas.table(this.schema, table).indexes()).isEmpty());
	}

	@Test
	void aKeyKnowsItsColumnsAlsoWhereOthersWereDropped() {
		assertThat(constraints("public.dropped")).containsExactly(
				new Unique("dropped_d_c_key", List.of("d", "c"), List.of(), false, false, Deferral.NOT_DEFERRABLE));
	}

	@Test
	void foreignKeysHaveAllTheirOptions() {
		Reference full = new Reference(PARENTS, List.of("b", "a"), true, false);
		assertThat(constraints("public.children")).containsExactly(
				new ForeignKey("children_full", List.of("y", "x"), full, action(Kind.CASCADE), action(Kind.SET_NULL),
						Deferral.NOT_DEFERRABLE, Enforcement.VALID),
				new ForeignKey("children_last", List.of("y"), TO_PARENTS, ReferentialAction.NONE, action(Kind.CASCADE),
						Deferral.INITIALLY_DEFERRED, Enforcement.VALID),
				new ForeignKey("children_late", List.of("x"), TO_PARENTS, action(Kind.RESTRICT),
						action(Kind.SET_DEFAULT), Deferral.INITIALLY_IMMEDIATE, Enforcement.VALID),
				new ForeignKey("children_new", List.of("y"), TO_PARENTS, ReferentialAction.NONE, ReferentialAction.NONE,
						Deferral.NOT_DEFERRABLE, Enforcement.NOT_VALID),
				new ForeignKey("children_plain", List.of("z"), TO_PARENTS, ReferentialAction.NONE,
						ReferentialAction.NONE, Deferral.NOT_DEFERRABLE, Enforcement.VALID));
	}

	@Test
	void aForeignKeyToAPartitionedTableIsOne() {
		assertThat(constraints("public.refers")).containsExactly(new ForeignKey("refers_event", List.of("event", "at"),
				new Reference(new QualifiedName("public", "events"), List.of("id", "at"), false, false),
				ReferentialAction.NONE, ReferentialAction.NONE, Deferral.NOT_DEFERRABLE, Enforcement.VALID));
	}

	@Test
	void checksAreExpressionsAndNotNullIsNoCheck() {
		assertThat(constraints("public.checked")).containsExactly(
				new Check("checked_check", "((a <> 5) AND ((b)::text <> 'z'::text))", false, Enforcement.VALID),
				new Check("fresh", "(a < 9)", false, Enforcement.NOT_VALID),
				new Check("listed",
						"((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))", false,
						Enforcement.VALID),
				new Check("own", "(a < 10)", true, Enforcement.VALID),
				new Check("positive", "(a > 0)", false, Enforcement.VALID));
	}

	@Test
	void anExclusionIsItsDefinition() {
		assertThat(constraints("public.booked")).containsExactly(new Exclusion("no_overlap",
				"EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((NOT cancelled))"));
	}

	@Test
	void nullsMayCountAsEqualAndSomeColumnsMayBeSetSince15() {
		assumeTrue(this.database.serverMajor() >= 15);
		assertThat(constraints("public.since_15")).containsExactly(
				new Unique("one_null", List.of("a"), List.of(), true, false, Deferral.NOT_DEFERRABLE),
				new ForeignKey("set_some", List.of("b", "a"), new Reference(PARENTS, List.of("b", "a"), false, false),
						ReferentialAction.NONE, new ReferentialAction(Kind.SET_NULL, List.of("a")),
						Deferral.NOT_DEFERRABLE, Enforcement.VALID));
	}

	@Test
	void rangesMayNotOverlapAndConstraintsMayNotBeEnforcedSince18() {
		assumeTrue(this.database.serverMajor() >= 18);
		assertThat(constraints("public.since_18")).containsExactly(
				new PrimaryKey("since_18_pk", List.of("id", "during"), List.of(), true, Deferral.NOT_DEFERRABLE),
				new Unique("since_18_unique", List.of("a", "during"), List.of(), false, true, Deferral.NOT_DEFERRABLE),
				new ForeignKey("since_18_parent", List.of("a"), TO_PARENTS, ReferentialAction.NONE,
						ReferentialAction.NONE, Deferral.NOT_DEFERRABLE, Enforcement.NOT_ENFORCED),
				new Check("since_18_check", "(a > 0)", false, Enforcement.NOT_ENFORCED));
	}

	@Test
	void aReferenceMayBeCoveredByPeriodsSince18() {
		assumeTrue(this.database.serverMajor() >= 18);
		List<String> columns = List.of("id", "during");
		assertThat(constraints("public.since_18_child")).containsExactly(new ForeignKey("covered", columns,
				new Reference(new QualifiedName("public", "since_18"), columns, false, true), ReferentialAction.NONE,
				ReferentialAction.NONE, Deferral.NOT_DEFERRABLE, Enforcement.VALID));
	}

	private List<Constraint> constraints(String table) {
		return Schemas.table(this.schema, table).constraints();
	}

	private static ReferentialAction action(Kind kind) {
		return new ReferentialAction(kind, List.of());
	}

}
