package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.operation.CreateRoutine;
import io.migrate.operation.CreateTrigger;
import io.migrate.operation.CreateView;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.DropTrigger;
import io.migrate.operation.DropView;
import io.migrate.operation.ExecuteSql;
import io.migrate.operation.Operation;
import io.migrate.operation.ReplaceRoutine;
import io.migrate.operation.ReplaceView;
import io.migrate.operation.SetComment;
import io.migrate.operation.SetComment.Commented;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Routine;
import io.migrate.schema.Trigger;
import io.migrate.schema.View;

import static io.migrate.dialect.postgresql.SampleOperations.USERS;
import static io.migrate.dialect.postgresql.SampleOperations.name;

/**
 * Views, functions and triggers.
 */
final class SampleRoutines {

	private static final View VIEW = new View(name("adults"), "SELECT id,\n    name\n   FROM users\n  WHERE age >= 18",
			false, List.of(), List.of("security_barrier=true"), "old enough");

	private static final View OTHER = new View(name("adults"), "SELECT id,\n    name\n   FROM users\n  WHERE age >= 21",
			false, List.of(), List.of(), null);

	private static final Routine ROUTINE = routine("1");

	private static final Trigger TRIGGER = trigger(Trigger.Enabled.ORIGIN);

	static final Operation CREATE_VIEW = new CreateView(VIEW);

	static final Operation DROP_VIEW = new DropView(VIEW);

	static final Operation REPLACE_VIEW = new ReplaceView(VIEW, OTHER);

	static final Operation CREATE_MATERIALIZED_VIEW = new CreateView(materialized("age >= 18"));

	static final Operation DROP_MATERIALIZED_VIEW = new DropView(materialized("age >= 18"));

	static final Operation REPLACE_MATERIALIZED_VIEW = new ReplaceView(materialized("age >= 18"),
			materialized("age >= 21"));

	static final Operation CREATE_FUNCTION = new CreateRoutine(ROUTINE);

	static final Operation DROP_FUNCTION = new DropRoutine(ROUTINE);

	static final Operation REPLACE_FUNCTION = new ReplaceRoutine(ROUTINE, routine("2"));

	static final Operation CREATE_PROCEDURE = new CreateRoutine(procedure());

	static final Operation DROP_PROCEDURE = new DropRoutine(procedure());

	static final Operation CREATE_TRIGGER = new CreateTrigger(TRIGGER);

	static final Operation CREATE_TRIGGER_THAT_IS_DISABLED = new CreateTrigger(trigger(Trigger.Enabled.DISABLED));

	static final Operation CREATE_TRIGGER_FOR_REPLICAS = new CreateTrigger(trigger(Trigger.Enabled.REPLICA));

	static final Operation CREATE_TRIGGER_THAT_ALWAYS_FIRES = new CreateTrigger(trigger(Trigger.Enabled.ALWAYS));

	static final Operation DROP_TRIGGER = new DropTrigger(TRIGGER);

	static final Operation SET_COMMENT_ON_VIEW = new SetComment(Commented.VIEW, name("adults"), null, "old enough");

	static final Operation SET_COMMENT_ON_MATERIALIZED_VIEW = new SetComment(Commented.MATERIALIZED_VIEW,
			name("adults"), null, "old enough");

	static final Operation EXECUTE = new ExecuteSql("GRANT SELECT ON users TO PUBLIC;",
			"REVOKE SELECT ON users FROM PUBLIC -- for good");

	static final Operation EXECUTE_FOR_GOOD = new ExecuteSql("UPDATE users SET age = 1;\nUPDATE users SET age = 2;\n",
			null);

	private SampleRoutines() {
	}

	private static View materialized(String condition) {
		return new View(name("adults"), "SELECT id,\n    name\n   FROM users\n  WHERE " + condition, true,
				List.of(new Index("adults_id_idx", Index.BTREE, List.of(IndexKey.column("id")), List.of(), true, false,
						null, true)),
				List.of("fillfactor=70"), "old enough");
	}

	private static Routine routine(String result) {
		return new Routine(name("answer"), "integer, text", false, """
				CREATE OR REPLACE FUNCTION answer(a integer, b text DEFAULT ''::text)
				 RETURNS integer
				 LANGUAGE plpgsql
				AS $function$
				BEGIN
				  RETURN %s;
				END;
				$function$
				""".formatted(result));
	}

	private static Routine procedure() {
		return new Routine(name("clean"), "integer", true, """
				CREATE PROCEDURE clean(IN days integer)
				 LANGUAGE sql
				AS $procedure$ DELETE FROM users WHERE age > days $procedure$""");
	}

	private static Trigger trigger(Trigger.Enabled enabled) {
		return new Trigger("users_touch", USERS,
				"CREATE TRIGGER users_touch BEFORE UPDATE ON users" + " FOR EACH ROW EXECUTE FUNCTION touch()",
				enabled);
	}

}
