package io.migrate.dialect.postgresql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.migrate.base.Problems;
import io.migrate.operation.Operation;
import io.migrate.operation.OperationRecorder;
import io.migrate.operation.Operations;
import io.migrate.operation.SetComment.Commented;
import io.migrate.schema.Constraint.ReferentialAction.Kind;

import static io.migrate.operation.DropOption.CASCADE;
import static io.migrate.operation.DropOption.CONCURRENTLY;
import static io.migrate.operation.DropOption.IF_EXISTS;

/**
 * What Java revisions call.
 */
final class SampleCalls {

	static final List<Operation> CALL_CREATE_TABLE = calls((op) -> op.createTable("ocr_results", (t) -> {
		t.column("document_id", "bigint").primaryKey();
		t.column("owner_id", "bigint").notNull().references("documents", "id").onDeleteCascade();
		t.column("engine", "text").notNull().defaultValue("it's me").check("engine <> ''");
		t.column("confidence", "numeric(4, 3)").notNull().check("confidence BETWEEN 0 AND 1");
		t.column("pages", "integer").defaultValue(1).check("pages > 0").references("numbers", "n").name("pages_key");
		t.column("recognised_at", "timestamptz").notNull().defaultSql("now()").comment("when it was read");
		t.unique("engine", "pages").nullsNotDistinct();
		t.check("ocr_results_sane", "pages < 1000").noInherit();
		t.index("engine").where("pages > 1");
		t.namedIndex("ocr_results_lower").onExpression("lower(engine)").descending();
		t.comment("what was read");
	}));

	static final List<Operation> CALL_CREATE_TABLE_IF_NOT_EXISTS = calls((op) -> op.createTable("audit.log", (t) -> {
		t.ifNotExists();
		t.column("id", "integer").identity(true, (sequence) -> sequence.start(100).cache(20));
		t.column("code", "text").collate("C").unique();
		t.column("length", "integer").generatedStored("length(code)");
		t.primaryKey("id").name("log_key").deferrable();
		t.index("length");
	}));

	static final List<Operation> CALL_CREATE_PARTITIONS = calls((op) -> {
		op.createTable("events", (t) -> {
			t.column("at", "timestamptz").notNull();
			t.partitionBy("RANGE (at)");
		});
		op.createTable("events_old", (t) -> t.partitionOf("events", "DEFAULT"));
	});

	static final List<Operation> CALL_DROP_TABLES = calls((op) -> {
		op.dropTable("audit.log");
		op.dropTable("users", IF_EXISTS, CASCADE);
		op.dropColumn("documents", "title", IF_EXISTS);
		op.renameTable("documents", "papers");
	});

	static final List<Operation> CALL_ADD_COLUMNS = calls((op) -> {
		op.addColumn("users", "nickname", "text").notNull().defaultValue("");
		op.addColumn("users", "boss", "bigint").references("users", "id").onDelete(Kind.SET_NULL).notValid();
		op.addColumn("users", "code", "text").unique();
		op.addColumn("users", "shoe", "integer").ifNotExists();
		op.renameColumn("users", "name", "full_name");
	});

	static final List<Operation> CALL_ALTER_COLUMNS = calls((op) -> {
		op.alterColumn("users", "age").type("bigint").notNull().defaultValue(0).comment("in years").rename("years");
		op.alterColumn("users", "born").type("date").using("born::date").nullable().dropDefault();
		op.alterColumn("users", "name").comment(null);
		op.alterColumn("users", "id").dropIdentity();
		op.alterColumn("users", "id").identity(true, (sequence) -> sequence.increment(10));
		op.alterColumn("users", "twice").dropExpression();
		op.commentOnColumn("users", "id", "one after the other");
		op.commentOnTable("users", "who may log in");
	});

	static final List<Operation> CALL_ADD_CONSTRAINTS = calls((op) -> {
		op.addPrimaryKey("users", "id");
		op.createIndex("users_email_new", "users", "email").unique();
		op.addUnique("users", "email").usingIndex("users_email_new");
		op.addForeignKey("documents", "owner_id").references("users").onUpdate(Kind.CASCADE).notValid();
		op.validateConstraint("documents", "documents_owner_id_fkey");
		op.addCheck("users", "users_age", "age >= 0").notValid();
		op.addExclusion("users", "users_no_overlap", "USING gist (stay WITH &&)");
		op.renameConstraint("users", "users_age", "users_age_check");
		op.dropConstraint("users", "users_no_overlap");
		op.dropConstraint("users", "users_nothing", IF_EXISTS);
	});

	static final List<Operation> CALL_CREATE_INDEXES = calls((op) -> {
		op.createIndex("documents_a", "documents", "owner_id").concurrently();
		op.createIndex("documents_b", "documents")
			.on("title")
			.collate("C")
			.operatorClass("text_pattern_ops")
			.on("owner_id")
			.nullsFirst()
			.include("id")
			.where("title <> ''")
			.ifNotExists();
		op.createIndex("documents_c", "documents", "tags").using("gin");
		op.renameIndex("documents_c", "documents_tags");
		op.dropIndex("documents_b");
		op.dropIndex("documents_a", CONCURRENTLY, IF_EXISTS);
	});

	static final List<Operation> CALL_TYPES = calls((op) -> {
		op.createEnum("mood", "sad", "ok");
		op.renameEnumValue("mood", "ok", "fine");
		op.renameType("mood", "feeling");
		op.createDomain("email", "text").notNull().check("email_at", "VALUE ~ '@'").defaultSql("'a@b'");
		op.createSequence("numbers").type("integer").start(10).increment(2).ownedBy("users", "id").ifNotExists();
		op.alterSequence("numbers").cache(5).cycle(true).comment("even ones");
		op.renameSequence("numbers", "even_numbers");
		op.dropSequence("even_numbers");
		op.dropDomain("email", CASCADE);
		op.comment(Commented.TYPE, "feeling", "how one feels");
		op.dropType("feeling");
	});

	static final List<Operation> CALL_ADD_ENUM_VALUES = calls((op) -> {
		op.addEnumValue("mood", "so-so").after("sad");
		op.addEnumValue("mood", "furious").before("sad").ifNotExists();
	});

	static final List<Operation> CALL_VIEWS = calls((op) -> {
		op.createSchema("reports");
		op.createExtension("citext").schema("reports").ifNotExists();
		op.createView("reports.names", "SELECT name FROM users;").option("security_barrier=true").comment("who");
		op.createView("reports.names", "SELECT name, id FROM users").orReplace();
		op.createMaterializedView("reports.kept", "SELECT id FROM users");
		op.execute("""
				CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
				CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
				CREATE PROCEDURE clean(days integer) LANGUAGE sql AS $$ DELETE FROM users $$;""");
		op.dropTrigger("users", "users_touch");
		op.dropFunction("touch");
		op.dropProcedure("clean(integer)", IF_EXISTS);
		op.dropMaterializedView("reports.kept");
		op.dropView("reports.names");
		op.dropExtension("citext");
		op.dropSchema("reports");
	});

	static final List<Operation> CALL_BULK_INSERT = calls((op) -> {
		op.bulkInsert("kinds", "s", "n", "d", "b", "u", "x")
			.row("it's \\ me", 1, new BigDecimal("1.50"), true, UUID.fromString("4b1d1c61-0000-4000-8000-000000000001"),
					new byte[] { 1, (byte) 0xff })
			.row(null, Long.MIN_VALUE, Double.NaN, false, null, new byte[0])
			.row(op.sql("upper('a')"), null, Double.NEGATIVE_INFINITY, null, null, null);
		op.bulkInsert("times", "a", "b", "c", "d", "e", "f", "g")
			.row(LocalDate.of(2026, 1, 2), LocalTime.of(3, 4), LocalDateTime.of(2026, 1, 2, 3, 4),
					OffsetDateTime.of(2026, 1, 2, 3, 4, 0, 0, ZoneOffset.ofHours(2)), Instant.ofEpochSecond(0),
					Duration.ofMinutes(90), List.of("a,b", "\"c\" \\", "NULL"))
			.row(null, null, null, null, null, null, Arrays.asList(null, "d"));
		op.bulkInsert("pairs", List.of(row("b", 1, "a", Thread.State.NEW), Map.of("a", "x", "b", 2)));
		op.bulkInsert("pairs", List.of());
	});

	private SampleCalls() {
	}

	private static Map<String, Object> row(String first, Object one, String second, Object other) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put(first, one);
		row.put(second, other);
		return row;
	}

	private static List<Operation> calls(Consumer<Operations> revision) {
		OperationRecorder recorder = new OperationRecorder(SampleCalls.class);
		revision.accept(recorder.operations());
		Problems problems = new Problems();
		List<Operation> operations = recorder.calls(problems)
			.stream()
			.flatMap((call) -> call.operations().stream())
			.toList();
		if (!problems.isEmpty()) {
			throw new IllegalStateException(Problems.lines(problems.list()));
		}
		return operations;
	}

}
