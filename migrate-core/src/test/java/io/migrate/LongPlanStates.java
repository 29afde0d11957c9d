package io.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the schema looks like after each statement of the {@link LongPlan}, and whether a
 * database and its progress rows are somewhere on that way.
 *
 * @param up the states of each revision's upgrade, the one before it included
 * @param down those of its downgrade
 */
record LongPlanStates(Map<String, List<List<String>>> up, Map<String, List<List<String>>> down) {

	private static final String SCHEMA = """
			SELECT format('relation %s %s', relname, relkind) FROM pg_class
			WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND relname !~ '^migrate_'
			UNION ALL SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(atttypid, atttypmod), attnotnull,
			        pg_get_expr(adbin, adrelid))
			    FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
			    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
			    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND relname !~ '^migrate_'
			    AND attnum > 0 AND NOT attisdropped
			UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid
			    WHERE relnamespace = 'public'::regnamespace AND relname !~ '^migrate_' AND indisvalid AND indisready
			UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
			        || ' ' || convalidated
			    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text !~ '^migrate_'
			    AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = conrelid AND inhdetachpending)
			UNION ALL SELECT 'enum ' || enumtypid::regtype || ' ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder)
			    FROM pg_enum GROUP BY enumtypid
			UNION ALL SELECT 'partition ' || relname || ' ' || pg_get_expr(relpartbound, oid) FROM pg_class
			    WHERE relispartition AND relkind = 'r'
			UNION ALL SELECT 'function ' || oid::regprocedure || ' ' || prosrc FROM pg_proc
			    WHERE pronamespace = 'public'::regnamespace
			UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
			ORDER BY 1""";

	// A table, and an index or partition of it that is neither there nor gone
	private static final String HALVES = """
			SELECT indrelid::regclass || ' ' || relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid
			    WHERE relnamespace = 'public'::regnamespace AND NOT (indisvalid AND indisready AND indislive)
			UNION ALL SELECT inhparent::regclass || ' ' || inhrelid::regclass FROM pg_inherits WHERE inhdetachpending""";

	private static final String RECORDS = """
			SELECT r::text FROM (SELECT id, revises, depends_on, message, kind, script, checksum, downgrade_checksum,
			    downgrade_script, state FROM migrate_revision ORDER BY id) AS r""";

	// Done up or down where the last time it went the same way
	private static final String TWICE = """
			SELECT revision || ' ' || action FROM (SELECT revision, action, lag(action, 1, 'downgrade') OVER (
			    PARTITION BY revision ORDER BY id) AS before FROM migrate_event WHERE outcome = 'done') AS done
			WHERE action = before""";

	private static final String LAST_EVENTS = """
			SELECT revision FROM (SELECT DISTINCT ON (revision) revision, action FROM migrate_event WHERE outcome = 'done'
			    ORDER BY revision, id DESC) AS last WHERE action = 'upgrade' ORDER BY revision""";

	/**
	 * Runs the statements one by one, without the engine.
	 */
	static LongPlanStates observe(TestDatabase database) {
		Map<String, List<List<String>>> up = new LinkedHashMap<>();
		Map<String, List<List<String>>> down = new LinkedHashMap<>();
		JdbcClient client = database.client();
		LongPlan.PARTS.forEach((part) -> up.put(part.id(), observe(client, part.upgrade())));
		for (int i = LongPlan.PARTS.size() - 1; i >= 0; i--) {
			LongPlan.Part part = LongPlan.PARTS.get(i);
			down.put(part.id(), observe(client, part.downgrade()));
		}
		return new LongPlanStates(up, down);
	}

	private static List<List<String>> observe(JdbcClient client, List<String> statements) {
		List<List<String>> states = new ArrayList<>(List.of(schema(client)));
		for (String statement : statements) {
			if (statement.startsWith("SELECT")) {
				client.sql(statement).query().listOfRows();
			}
			else {
				client.sql(statement).update();
			}
			states.add(schema(client));
		}
		return states;
	}

	private static List<String> schema(JdbcClient client) {
		List<String> schema = client.sql(SCHEMA).query(String.class).list();
		String rows = schema.stream()
			.filter((line) -> line.startsWith("relation ") && line.endsWith(" r"))
			.map((line) -> line.split(" ")[1])
			.map((table) -> "SELECT '" + table
					+ " ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '')" + " FROM "
					+ table + " t")
			.collect(Collectors.joining(" UNION ALL "));
		List<String> state = new ArrayList<>(schema);
		if (!rows.isEmpty()) {
			state.addAll(client.sql(rows).query(String.class).list());
		}
		return state;
	}

	/** What the engine keeps of the revisions, but for times and places. */
	static List<String> records(JdbcClient client) {
		return client.sql(RECORDS).query(String.class).list();
	}

	/** The state before everything, or after it. */
	List<String> end(String action) {
		List<List<String>> last = action.equals("upgrade") ? this.up.get("hhhh") : this.down.get("aaaa");
		return last.get(last.size() - 1);
	}

	/**
	 * Checks that an upgrade or downgrade has come to its end and left nothing half-way.
	 */
	void assertThatItIsDone(JdbcClient client, String action) {
		Progress progress = Progress.read(client);
		assertThat(schema(client)).isEqualTo(end(action));
		assertThat(progress.in("applied")).hasSize(action.equals("upgrade") ? LongPlan.PARTS.size() : 0)
			.hasSize(progress.states().size());
		assertThat(progress.statements()).isEmpty();
		assertThatItIsOnTheWay(client);
	}

	/**
	 * Checks that the database is at a prefix of the plan's statements, as its progress
	 * rows say.
	 */
	void assertThatItIsOnTheWay(JdbcClient client) {
		Progress progress = Progress.read(client);
		List<String> applied = progress.in("applied");
		List<String> ids = LongPlan.PARTS.stream().map(LongPlan.Part::id).toList();
		assertThat(applied).isEqualTo(ids.subList(0, applied.size()));
		List<String> halfWay = new ArrayList<>(progress.states().keySet());
		halfWay.removeAll(applied);
		List<String> halves = client.sql(HALVES).query(String.class).list();
		if (halfWay.isEmpty()) {
			assertThat(progress.statements()).isEmpty();
			assertThat(halves).isEmpty();
			assertThat(schema(client)).isEqualTo(applied.isEmpty() ? this.up.get(ids.get(0)).get(0)
					: last(this.up, applied.get(applied.size() - 1)));
		}
		else {
			assertThat(halfWay).containsExactly(ids.get(applied.size()));
			assertThatItIsOnTheWay(client, progress, halfWay.get(0), halves);
		}
		List<String> journal = new ArrayList<>(applied);
		journal.addAll(progress.in("downgrading"));
		assertThat(progress.journal()).isEqualTo(journal);
		assertThat(progress.twice()).isEmpty();
	}

	private void assertThatItIsOnTheWay(JdbcClient client, Progress progress, String id, List<String> halves) {
		Map<String, List<List<String>>> way = progress.states().get(id).equals("upgrading") ? this.up : this.down;
		int done = 0;
		while ("done".equals(progress.statements().get(id + " " + (done + 1)))) {
			done++;
		}
		boolean started = "started".equals(progress.statements().get(id + " " + (done + 1)));
		assertThat(progress.statements()).as("statements in a row, the last of them perhaps only started")
			.hasSize(started ? done + 1 : done);
		List<String> before = way.get(id).get(done);
		assertThat(schema(client))
			.as("%s %s after statement %s, started %s", progress.states().get(id), id, done, started)
			.isIn(started ? List.of(before, way.get(id).get(done + 1)) : List.of(before));
		String half = started ? statement(id, way, done) : "";
		assertThat(half.isEmpty() || LongPlan.standsAlone(half)).as(half).isTrue();
		assertThat(halves).as("half-way behind statement %s", done).allMatch((each) -> isPart(each, half));
	}

	private String statement(String id, Map<String, List<List<String>>> way, int done) {
		LongPlan.Part part = LongPlan.PARTS.stream().filter((each) -> each.id().equals(id)).findFirst().orElseThrow();
		return ((way == this.up) ? part.upgrade() : part.downgrade()).get(done);
	}

	private static boolean isPart(String half, String statement) {
		String[] names = half.replaceFirst("_cc(new|old)\\d*$", "").split(" ");
		return List.of(statement.split("\\W+")).contains(names[statement.contains(" TABLE CONCURRENTLY ") ? 0 : 1]);
	}

	private static List<String> last(Map<String, List<List<String>>> way, String id) {
		List<List<String>> states = way.get(id);
		return states.get(states.size() - 1);
	}

	/**
	 * What the engine has written down.
	 *
	 * @param states the state of each revision
	 * @param statements the state of each statement, by revision and position
	 * @param journal the revisions whose last step was an upgrade
	 * @param twice the steps that were done where they had nothing to do
	 */
	private record Progress(Map<String, String> states, Map<String, String> statements, List<String> journal,
			List<String> twice) {

		static Progress read(JdbcClient client) {
			boolean recorded = client.sql("SELECT to_regclass('migrate_revision') IS NOT NULL")
				.query(Boolean.class)
				.single();
			if (!recorded) {
				return new Progress(Map.of(), Map.of(), List.of(), List.of());
			}
			return new Progress(map(client, "SELECT id, state FROM migrate_revision ORDER BY id"),
					map(client, "SELECT revision || ' ' || position, state FROM migrate_statement"),
					client.sql(LAST_EVENTS).query(String.class).list(), client.sql(TWICE).query(String.class).list());
		}

		private static Map<String, String> map(JdbcClient client, String sql) {
			Map<String, String> map = new LinkedHashMap<>();
			client.sql(sql).query((row) -> {
				map.put(row.getString(1), row.getString(2));
			});
			return map;
		}

		List<String> in(String state) {
			return this.states.keySet().stream().filter((id) -> this.states.get(id).equals(state)).toList();
		}

	}

}
