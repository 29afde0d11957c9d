package io.migrate.diff;

import java.util.List;

import io.migrate.operation.AddConstraint;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropTable;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.EnumType;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Schema;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import org.junit.jupiter.api.Test;

import static io.migrate.diff.Samples.check;
import static io.migrate.diff.Samples.column;
import static io.migrate.diff.Samples.compare;
import static io.migrate.diff.Samples.defaulted;
import static io.migrate.diff.Samples.foreignKey;
import static io.migrate.diff.Samples.index;
import static io.migrate.diff.Samples.kinds;
import static io.migrate.diff.Samples.name;
import static io.migrate.diff.Samples.primaryKey;
import static io.migrate.diff.Samples.schema;
import static io.migrate.diff.Samples.table;
import static io.migrate.diff.Samples.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which forms changes of tables have that others use meanwhile.
 */
class SafeFormsTests {

	private static final Column ID = column("id", "bigint");

	private static final Column AGE = column("age", "integer");

	@Test
	void aNewTableNeedsNothing() {
		SchemaDifference difference = compare(schema(), schema(table("t", ID, AGE, primaryKey("t_pkey", "id"),
				check(null, "(age > 0)"), index(null, "age"), unique(null, "age"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateTable");
	}

	@Test
	void foreignKeysInACircleComeBehindTheirTables() {
		SchemaDifference difference = compare(schema(),
				schema(table("a", ID, AGE, primaryKey("a_pkey", "id"), foreignKey(null, "age", "b")),
						table("b", ID, AGE, primaryKey("b_pkey", "id"), foreignKey(null, "age", "a")),
						table("c", ID, AGE, foreignKey(null, "age", "a"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateTable", "CreateTable", "CreateTable",
				"AddConstraint");
		assertThat(difference.operations().get(3)).isInstanceOfSatisfying(AddConstraint.class, (added) -> {
			assertThat(added.constraint().name()).isNotNull();
			assertThat(added.constraint().enforcement()).isEqualTo(Constraint.Enforcement.VALID);
		});
	}

	@Test
	void aForeignKeyIsCheckedInAnotherTransaction() {
		Table target = table("b", ID, primaryKey("b_pkey", "id"));
		SchemaDifference difference = compare(schema(target, table("a", ID, AGE)),
				schema(target, table("a", ID, AGE, foreignKey(null, "age", "b"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AddConstraint", "VALIDATION", "ValidateConstraint");
		assertThat(difference.operations().get(0)).asString()
			.contains("name=a_age_fkey")
			.contains("enforcement=NOT_VALID");
	}

	@Test
	void aConstraintTakesTheNameOfTheOneThatItReplaces() {
		Table target = table("b", ID, primaryKey("b_pkey", "id"));
		Table other = table("c", ID, primaryKey("c_pkey", "id"));
		SchemaDifference difference = compare(
				schema(target, other,
						table("a", ID, AGE, check("a_age_check", "(age > 0)"), foreignKey("a_age_fkey", "age", "b"))),
				schema(target, other, table("a", ID, AGE, check(null, "(age > 1)"), foreignKey(null, "age", "c"))));
		assertThat(difference.operations()).filteredOn(AddConstraint.class::isInstance)
			.extracting((operation) -> ((AddConstraint) operation).constraint().name())
			.containsExactly("a_age_check", "a_age_fkey");
	}

	@Test
	void aForeignKeyOfADividedTableIsCheckedAtOnce() {
		Table target = table("b", ID, primaryKey("b_pkey", "id"));
		SchemaDifference difference = compare(schema(target, divided(table("a", ID, AGE))),
				schema(target, divided(table("a", ID, AGE, foreignKey("fk", "age", "b"), index("i", "age")))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateIndex", "AddConstraint");
		assertThat(difference.operations())
			.anyMatch((operation) -> operation instanceof CreateIndex created && !created.concurrently());
	}

	private static Table divided(Table table) {
		return new Table(table.name(), table.columns(), table.constraints(), table.indexes(),
				new Partitioning("RANGE (id)", null, null), null);
	}

	@Test
	void anIndexOnWhatIsThereIsBuiltFirst() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE)),
				schema(table("t", ID, AGE, column("b", "text"), index("t_age", "age"), index("t_b", "b"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateIndex", "AddColumn", "CreateIndex");
		assertThat(difference.operations()).filteredOn(CreateIndex.class::isInstance)
			.allMatch((operation) -> ((CreateIndex) operation).concurrently());
	}

	@Test
	void anIndexOfTheSameNameIsThereBeforeTheOldOneGoes() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE, index("i", "age"))),
				schema(table("t", ID, AGE, index("i", "id"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateIndex", "DropIndex", "RenameIndex");
	}

	@Test
	void anIndexThatNobodyWantsGoesBesideTheApplication() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE, index("i", "age"))),
				schema(table("t", ID, AGE)));
		assertThat(difference.operations()).containsExactly(new DropIndex(name("t"), index("i", "age"), true));
	}

	@Test
	void aPrimaryKeyIsBuiltBeforeTheOldOneGoes() {
		Column other = new Column("uid", "uuid", false, null, null, null);
		Table user = table("u", ID, AGE, foreignKey("fk", "age", "t"), unique("u_key", "age"));
		SchemaDifference difference = compare(
				schema(table("t", ID, other, primaryKey("t_pkey", "id"), unique("t_id_key", "id")), user),
				schema(table("t", ID.withNullable(false), other, primaryKey("t_pkey", "uid"), unique("t_id_key", "id")),
						user));
		assertThat(kinds(difference)).containsExactly("CHANGE", "CreateIndex", "DropConstraint", "DropConstraint",
				"AddConstraintUsingIndex", "AddConstraint", "VALIDATION", "ValidateConstraint");
	}

	@Test
	void aKeyOnANewColumnIsBuiltBehindTheRest() {
		SchemaDifference difference = compare(schema(table("t", ID)),
				schema(table("t", ID, AGE, unique("t_age_key", "age"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AddColumn", "CreateIndex", "AddConstraintUsingIndex");
	}

	@Test
	void aKeyOnANewColumnThatIsReferredToCannotWait() {
		Column key = new Column("id", "bigint", false,
				new ColumnValue.Identity(true, SequenceOptions.upTo(Long.MAX_VALUE)), null, null);
		SchemaDifference difference = compare(schema(table("t", AGE)), schema(
				table("t", AGE, key, primaryKey("t_pkey", "id")), table("u", AGE, foreignKey("fk", "age", "t"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AddColumn", "AddConstraint", "CreateTable");
	}

	@Test
	void nullsAreForbiddenOnceACheckHasShownThatThereAreNone() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE)),
				schema(table("t", ID, AGE.withNullable(false))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AddConstraint", "VALIDATION", "ValidateConstraint",
				"AlterColumn", "DropConstraint");
	}

	@Test
	void nullsAreForbiddenAtOnceWhereTheTableIsWrittenAnewAnyhow() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE)),
				schema(table("t", ID, column("age", "bigint").withNullable(false))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AlterColumn");
	}

	@Test
	void aNewValueThatIsNotUsedNeedsNoStageOfItsOwn() {
		EnumType from = new EnumType(name("mood"), List.of("low", "high"), null);
		EnumType to = new EnumType(name("mood"), List.of("low", "mid", "high"), null);
		Table plain = table("t", column("mood", "public.mood"));
		assertThat(kinds(compare(schema(from, plain), schema(to, plain)))).containsExactly("CHANGE", "AddEnumValue");
		Table used = table("t", defaulted("mood", "public.mood", "'mid'::public.mood"));
		assertThat(kinds(compare(schema(from, plain), schema(to, used)))).containsExactly("ENUM_VALUES", "AddEnumValue",
				"CHANGE", "AlterColumn");
	}

	@Test
	void aNewValueThatSaysWhichRowsAPartHasIsUsed() {
		EnumType from = new EnumType(name("mood"), List.of("low"), null);
		EnumType to = new EnumType(name("mood"), List.of("low", "high"), null);
		Table whole = divided(table("t", column("mood", "public.mood")));
		assertThat(kinds(compare(schema(from, whole), schema(to, whole, part("p", "t", "FOR VALUES IN ('high')")))))
			.containsExactly("ENUM_VALUES", "AddEnumValue", "CHANGE", "CreateTable");
	}

	private static Table part(String name, String parent, String bound) {
		Table table = table(name);
		return new Table(table.name(), table.columns(), table.constraints(), table.indexes(),
				new Partitioning(null, name(parent), bound), null);
	}

	@Test
	void whatRefersToADividedTableGoesBeforeItsParts() {
		Table whole = divided(table("a", ID, primaryKey("a_pkey", "id")));
		Table child = table("child", AGE, foreignKey("child_age_fkey", "age", "a"));
		SchemaDifference difference = compare(
				schema(whole, part("part", "a", "DEFAULT"), part("under", "part", "DEFAULT"), child), schema());
		assertThat(difference.operations()).extracting((operation) -> ((DropTable) operation).table().name().name())
			.containsExactly("child", "under", "part", "a");
	}

	@Test
	void aForeignKeyInACircleComesBehindThePartsOfWhatItRefersToAndGoesBeforeThem() {
		Table other = table("a", ID, AGE, primaryKey("a_pkey", "id"), foreignKey("a_age_fkey", "age", "z"));
		Table whole = divided(table("z", ID, AGE, primaryKey("z_pkey", "id"), foreignKey("z_age_fkey", "age", "a")));
		Schema schema = schema(whole, part("part", "z", "DEFAULT"), other);
		assertThat(kinds(compare(schema(), schema))).containsExactly("CHANGE", "CreateTable", "CreateTable",
				"CreateTable", "AddConstraint");
		assertThat(kinds(compare(schema, schema()))).containsExactly("CHANGE", "DropConstraint", "DropTable",
				"DropTable", "DropTable");
	}

	@Test
	void aColumnThatIsComputedFromAnotherOneMakesWayForItsType() {
		Column computed = new Column("twice", "integer", true, new ColumnValue.Generated("(age * 2)", true), null,
				null);
		SchemaDifference difference = compare(schema(table("t", AGE, computed, index("i", "twice"))),
				schema(table("t", column("age", "bigint"), computed, index("i", "twice"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "DropIndex", "DropColumn", "AlterColumn", "AddColumn",
				"CreateIndex");
	}

	@Test
	void aViewIsMadeAgainOverAColumnOfAnotherType() {
		SchemaDifference difference = compare(
				schema(table("t", AGE), Samples.view("v", " SELECT t.age FROM public.t"),
						Samples.view("w", " SELECT v.age FROM public.v"), Samples.view("x", " SELECT 1 AS one")),
				schema(table("t", column("age", "bigint")), Samples.view("v", " SELECT t.age FROM public.t"),
						Samples.view("w", " SELECT v.age FROM public.v"), Samples.view("x", " SELECT 1 AS one")));
		assertThat(difference.operations()).extracting(SafeFormsTests::subject)
			.containsExactly("DropView w", "DropView v", "AlterColumn ", "CreateView v", "CreateView w");
		assertThat(difference.lines()).containsExactly("column public.t.age differs: type integer is to be bigint");
	}

	private static String subject(Operation operation) {
		String text = operation.toString();
		int start = text.indexOf("name=public.");
		String name = (operation instanceof AlterColumn) ? ""
				: text.substring(start + "name=public.".length(), text.indexOf(',', start));
		return operation.getClass().getSimpleName() + " " + name;
	}

	@Test
	void whatLosesDataComesLast() {
		SchemaDifference difference = compare(
				schema(table("old", ID, foreignKey("fk", "id", "older")),
						table("older", ID, primaryKey("older_pkey", "id")), table("t", ID, AGE)),
				schema(table("t", ID, column("b", "uuid")), table("young", column("c", "text"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "AddColumn", "CreateTable", "DropColumn", "DropTable",
				"DropTable");
		assertThat(difference.operations().get(3).toString()).contains("public.old,");
	}

	@Test
	void namesAreGivenOnInACircle() {
		SchemaDifference difference = compare(schema(table("t", ID, AGE, index("a", "id"), index("b", "age"))),
				schema(table("t", ID, AGE, index("b", "id"), index("a", "age"))));
		assertThat(kinds(difference)).containsExactly("CHANGE", "RenameIndex", "RenameIndex", "RenameIndex");
	}

}
