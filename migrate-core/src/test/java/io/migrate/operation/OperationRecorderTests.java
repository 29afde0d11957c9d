package io.migrate.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import org.junit.jupiter.api.Test;

import static io.migrate.operation.DropOption.CASCADE;
import static io.migrate.operation.DropOption.CONCURRENTLY;
import static org.assertj.core.api.Assertions.assertThat;

class OperationRecorderTests {

	@Test
	void aCallIsKnownByTheLineThatMakesIt() {
		OperationRecorder recorder = new OperationRecorder(OperationRecorderTests.class);
		int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
		recorder.operations().dropTable("users");
		assertThat(recorder.calls(new Problems())).singleElement()
			.extracting(RecordedCall::place)
			.isEqualTo("OperationRecorderTests.aCallIsKnownByTheLineThatMakesIt(OperationRecorderTests.java:" + line
					+ ")");
	}

	@Test
	void whatIsSaidAfterTheCallCounts() {
		OperationRecorder recorder = new OperationRecorder(OperationRecorderTests.class);
		ColumnSpec column = recorder.operations().addColumn("users", "nickname", "text");
		recorder.operations().dropTable("documents");
		column.notNull();
		assertThat(recorder.calls(new Problems())).first()
			.extracting((call) -> ((AddColumn) call.operations().get(0)).column().nullable())
			.isEqualTo(false);
	}

	@Test
	void aNameMayHaveASchemaAndQuotes() {
		assertThat(Names.parse("users")).isEqualTo(new QualifiedName(null, "users"));
		assertThat(Names.parse("audit.Log")).isEqualTo(new QualifiedName("audit", "Log"));
		assertThat(Names.parse("\"v1.0\"")).isEqualTo(new QualifiedName(null, "v1.0"));
		assertThat(Names.parse("audit.\"a\"\"b\"")).isEqualTo(new QualifiedName("audit", "a\"b"));
	}

	@Test
	void mistakesOfTablesAreReportedWithTheirCall() {
		assertThat(mistakes((op) -> {
			op.createTable("users", (t) -> {
				t.column("id", "").primaryKey();
				t.column("id", "text").defaultSql("'x'").identity();
				t.primaryKey("id", "name");
				t.foreignKey("id");
				t.index();
				t.index("id").concurrently();
			});
			op.createTable(" ", (t) -> t.column("a", "text").defaultValue(Map.of()));
		})).containsExactlyInAnyOrder("createTable(\"users\") has the column id twice",
				"createTable(\"users\") has 2 primary keys; name all columns in one",
				"createTable(\"users\") speaks of the column name, which it does not have",
				"createTable(\"users\") has no type for the column id",
				"createTable(\"users\") has more than one default, identity or expression for the column id",
				"createTable(\"users\") has a foreign key that does not say what it references",
				"createTable(\"users\") has an index without columns",
				"createTable(\"users\") has an index that is built concurrently with its table",
				"createTable(\" \") has no name",
				"createTable(\" \") has a default of the class java.util.ImmutableCollections$MapN for the column a;"
						+ " say it in SQL with defaultSql");
	}

	@Test
	void mistakesOfColumnsAreReportedWithTheirCall() {
		assertThat(mistakes((op) -> {
			op.alterColumn("users", "age");
			op.alterColumn("users", "age").using("1");
			op.alterColumn("users", "age").dropDefault().dropIdentity();
			op.addColumn("users", "age", "integer").ifNotExists().unique();
			op.renameColumn("users", "age", "");
		})).containsExactly("alterColumn(\"users\", \"age\") changes nothing",
				"alterColumn(\"users\", \"age\") says using or collate, which need a type",
				"alterColumn(\"users\", \"age\") changes nothing",
				"alterColumn(\"users\", \"age\") drops or sets more than one of default, identity and expression",
				"addColumn(\"users\", \"age\") adds constraints with a column that may be there already",
				"renameColumn(\"users\") has no new name");
	}

	@Test
	void mistakesOfOtherThingsAreReportedWithTheirCall() {
		assertThat(mistakes((op) -> {
			op.addForeignKey("documents", "a", "b").references("users", "id");
			op.createIndex("i", "documents").descending();
			op.createIndex("i", "documents", "a").nullsNotDistinct();
			op.createEnum("mood", "sad", "sad");
			op.addEnumValue("mood", "ok").before("a").after("b");
			op.alterSequence("numbers");
			op.createMaterializedView("v", "SELECT 1").orReplace();
			op.dropTable("users", CONCURRENTLY);
			op.dropIndex("i", CONCURRENTLY, CASCADE);
			op.dropFunction("f(integer");
			op.execute(" ");
			op.executeRerunnable("", "CALL f()");
		})).containsExactly("addForeignKey(\"documents\") has a foreign key of 2 columns that references 1",
				"createIndex(\"i\") has an index without columns",
				"createIndex(\"i\") says descending before any column of the index",
				"createIndex(\"i\") has an index that speaks of nulls and is not unique",
				"createEnum(\"mood\") has the value sad twice",
				"addEnumValue(\"mood\", \"ok\") has both before and after",
				"alterSequence(\"numbers\") changes nothing",
				"createMaterializedView(\"v\") replaces a materialised view; drop it and make it anew",
				"dropTable(\"users\") says CONCURRENTLY, which only an index can be dropped",
				"dropIndex(\"i\") says both CONCURRENTLY and CASCADE",
				"dropFunction(\"f(integer\") has a bracket that is not closed", "execute has no SQL",
				"executeRerunnable has no reason");
	}

	@Test
	void mistakesOfRowsAreReportedWithTheirPlace() {
		assertThat(mistakes((op) -> {
			op.bulkInsert("roles", "id", "name").row(1, "admin").row(2).row(3, new Object() {
			});
			op.bulkInsert("roles", List.of(Map.of("id", 1), Map.of("name", "x")));
		})).containsExactly("bulkInsert(\"roles\") has 1 values for 2 columns in row 2",
				"bulkInsert(\"roles\") has a value of the class io.migrate.operation.OperationRecorderTests$1 for the"
						+ " column name in row 3; give a text or an expression",
				"bulkInsert(\"roles\") has the columns [name] in row 2 and [id] in row 1");
	}

	private static List<String> mistakes(Consumer<Operations> revision) {
		OperationRecorder recorder = new OperationRecorder(OperationRecorderTests.class);
		revision.accept(recorder.operations());
		Problems problems = new Problems();
		recorder.calls(problems);
		assertThat(problems.list()).extracting(Problem::location)
			.allMatch((place) -> place.startsWith("OperationRecorderTests."));
		return problems.list().stream().map(Problem::message).toList();
	}

}
