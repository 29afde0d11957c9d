package io.migrate.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.SchemaDiff;
import io.migrate.diff.Stage;
import io.migrate.operation.Operation;
import io.migrate.schema.Inventory;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults are seeded into a database that has some of everything, and each must be found
 * and named.
 */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTests {

	private static final String FAULTS = """
			DROP TABLE caches | missing: table public.caches
			DROP TABLE events_old | missing: table public.events_old
			ALTER TABLE animals DROP legs | missing: column public.animals.legs
			ALTER TABLE users ALTER name DROP DEFAULT | altered: column public.users.name (no default, expected 'anonymous'::character varying)
			ALTER TABLE users ALTER name SET DEFAULT 'x' | altered: column public.users.name (default is 'x'::character varying, expected 'anonymous'::character varying)
			ALTER TABLE users ALTER name DROP NOT NULL | altered: column public.users.name (no not null, expected true)
			ALTER TABLE users ALTER note SET NOT NULL | altered: column public.users.note (not null is true, expected none)
			ALTER TABLE animals ALTER legs TYPE bigint | altered: column public.animals.legs (type is bigint, expected integer)
			ALTER TABLE users ALTER id SET GENERATED ALWAYS | altered: column public.users.id (identity is always, expected by default)
			ALTER TABLE users ALTER id DROP IDENTITY | altered: column public.users.id (no identity, expected by default)
			ALTER TABLE users DROP CONSTRAINT adult | missing: constraint adult of public.users
			ALTER TABLE users DROP CONSTRAINT users_email_key | missing: constraint users_email_key of public.users
			ALTER TABLE users DROP CONSTRAINT adult, ADD CONSTRAINT adult CHECK (age > 18) | altered: constraint adult of public.users (definition is CHECK ((age > 18)), expected CHECK (((age >= 18) AND (age <= 150))))
			ALTER TABLE users DROP CONSTRAINT adult, ADD CONSTRAINT adult CHECK (age BETWEEN 18 AND 150) NOT VALID | not validated: constraint adult of public.users
			ALTER TABLE sales.orders DROP CONSTRAINT orders_buyer | missing: constraint orders_buyer of sales.orders
			ALTER TABLE sales.orders ALTER CONSTRAINT orders_buyer NOT DEFERRABLE | altered: constraint orders_buyer of sales.orders (definition is
			ALTER TABLE sales.orders DROP CONSTRAINT orders_buyer, ADD CONSTRAINT orders_buyer FOREIGN KEY (buyer) REFERENCES users ON DELETE SET NULL DEFERRABLE | altered: constraint orders_buyer of sales.orders (definition is
			ALTER TABLE sales.orders DISABLE TRIGGER ALL | disabled: constraint orders_buyer of sales.orders
			ALTER TABLE sales.orders DROP CONSTRAINT once | missing: constraint once of sales.orders
			DROP INDEX users_name | missing: index users_name of public.users
			DROP INDEX users_name; CREATE INDEX users_name ON users (lower(name) text_pattern_ops, updated DESC) INCLUDE (age) WHERE status = 'gone' | altered: index users_name of public.users
			UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name'::regclass | invalid: index users_name of public.users
			CREATE INDEX users_name_ccnew ON users (name); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name_ccnew'::regclass | invalid: index users_name_ccnew of public.users
			ALTER INDEX users_pkey SET (fillfactor = 50) | altered: index users_pkey of public.users (options is fillfactor=50, expected none)
			ALTER TABLE users CLUSTER ON users_pkey | altered: index users_pkey of public.users (clustered is true, expected none)
			DROP SEQUENCE ticket_numbers CASCADE | missing: sequence public.ticket_numbers
			ALTER SEQUENCE ticket_numbers INCREMENT 6 | altered: sequence public.ticket_numbers (increment is 6, expected 5)
			ALTER SEQUENCE sales.orders_id_seq OWNED BY NONE | altered: sequence sales.orders_id_seq (no owned by, expected column id of table sales.orders)
			DROP VIEW active_users | missing: view public.active_users
			CREATE OR REPLACE VIEW active_users WITH (security_barrier) AS SELECT id, name FROM users WHERE age > 20 | altered: view public.active_users
			ALTER VIEW active_users RESET (security_barrier) | altered: view public.active_users (no options, expected security_barrier=true)
			DROP MATERIALIZED VIEW user_counts | missing: materialized view public.user_counts
			DROP FUNCTION add(text, text) | missing: function public.add(text, text)
			CREATE OR REPLACE FUNCTION add(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT concat(b, a)' | altered: function public.add(text, text)
			ALTER FUNCTION add(int, int) STRICT | altered: function public.add(integer, integer)
			ALTER PROCEDURE tidy() SECURITY DEFINER | altered: procedure public.tidy()
			DROP AGGREGATE total (int) | missing: function public.total(integer)
			DROP TRIGGER users_touched ON users | missing: trigger users_touched of public.users
			ALTER TABLE users DISABLE TRIGGER users_touched | disabled: trigger users_touched of public.users
			ALTER TABLE users ENABLE ALWAYS TRIGGER users_touched | altered: trigger users_touched of public.users (fires is always, expected none)
			ALTER TYPE mood RENAME VALUE 'ok' TO 'fine' | altered: enum public.mood (values is 'sad', 'fine', 'happy', expected 'sad', 'ok', 'happy')
			ALTER TYPE mood ADD VALUE 'angry' | altered: enum public.mood (values is 'sad', 'ok', 'happy', 'angry', expected 'sad', 'ok', 'happy')
			ALTER DOMAIN email DROP CONSTRAINT email_at | missing: constraint email_at of public.email
			ALTER DOMAIN email DROP DEFAULT | altered: domain public.email (no default, expected 'nobody@example.org'::text)
			ALTER TYPE span SET SCHEMA sales | foreign: range type sales.span
			CREATE TABLE added (id int) | foreign: table public.added
			ALTER TABLE users ADD COLUMN added int | foreign: column public.users.added
			CREATE INDEX added ON users (age) | foreign: index added of public.users
			CREATE SCHEMA added | foreign: schema added
			CREATE POLICY added ON sales.orders USING (true) | foreign: policy added of sales.orders
			CREATE RULE added AS ON DELETE TO users DO ALSO NOTIFY users | foreign: rule added of public.users
			CREATE STATISTICS added ON name, age FROM users | foreign: statistics public.added of public.users
			ALTER TABLE caches SET LOGGED | altered: table public.caches (no persistence, expected unlogged)
			ALTER TABLE users SET (fillfactor = 90) | altered: table public.users (options is fillfactor=90, expected fillfactor=80)
			ALTER TABLE users SET (toast.autovacuum_enabled = off) | altered: table public.users (toast options is autovacuum_enabled=off, expected none)
			ALTER TABLE users REPLICA IDENTITY FULL | altered: table public.users (replica identity is full, expected none)
			ALTER TABLE sales.orders DISABLE ROW LEVEL SECURITY | altered: table sales.orders (no row level security, expected true)
			ALTER POLICY recent ON sales.orders USING (true) | altered: policy recent of sales.orders
			DROP POLICY recent ON sales.orders | missing: policy recent of sales.orders
			DROP STATISTICS users_age_mood | missing: statistics public.users_age_mood of public.users
			DROP RULE caches_keep ON caches | missing: rule caches_keep of public.caches
			ALTER TABLE caches DISABLE RULE caches_keep | disabled: rule caches_keep of public.caches
			ALTER TABLE cats NO INHERIT animals | altered: table public.cats (no parent, expected public.animals)
			ALTER TABLE events DETACH PARTITION events_old | altered: table public.events_old
			COMMENT ON TABLE users IS 'else' | altered: table public.users (comment is else, expected who may log in)
			COMMENT ON COLUMN users.age IS NULL | altered: column public.users.age (no comment, expected in years)
			ALTER TABLE users ALTER note SET STATISTICS 50 | altered: column public.users.note (statistics target is 50, expected none)
			ALTER TABLE users ALTER note SET STORAGE PLAIN | altered: column public.users.note (storage is plain, expected none)
			ALTER TABLE users ALTER note SET COMPRESSION pglz | altered: column public.users.note (compression is pglz, expected none)
			ALTER TABLE users ALTER note TYPE text COLLATE german | altered: column public.users.note
			ALTER TABLE users ALTER note SET (n_distinct = 5) | altered: column public.users.note (options is n_distinct=5, expected none)
			ALTER TYPE address ADD ATTRIBUTE zip text | foreign: attribute zip of public.address
			DROP EXTENSION pg_trgm CASCADE | missing: extension pg_trgm
			ALTER EXTENSION pg_trgm SET SCHEMA sales | altered: extension pg_trgm (schema is sales, expected public)
			DROP CAST (text AS level) | missing: cast text AS public.level
			DROP OPERATOR @+ (int, int) | missing: operator public.
			ALTER TEXT SEARCH CONFIGURATION plain DROP MAPPING FOR word | altered: text search configuration public.plain
			ALTER SERVER archive OPTIONS (SET host 'else') | altered: server archive
			DROP TABLE notes | missing: table public.notes
			ALTER TABLE notes REPLICA IDENTITY NOTHING | altered: table public.notes (replica identity is nothing, expected index)
			ALTER TABLE cats ALTER legs SET DEFAULT 3 | altered: column public.cats.legs (default is 3, expected none)
			ALTER TABLE events_old ALTER kind SET NOT NULL | altered: column public.events_old.kind (not null is true, expected none)
			COMMENT ON STATISTICS users_age_mood IS NULL | altered: statistics public.users_age_mood of public.users (no comment, expected the old are wise)
			COMMENT ON SERVER archive IS 'x' | altered: server archive (comment is x, expected none)
			ALTER FOREIGN TABLE archived OPTIONS (SET shelf 'b') | altered: foreign table public.archived (foreign options is {shelf=b}, expected {shelf=a})
			""";

	/** What people have to write by hand. */
	private static final List<String> UNREPAIRED = List.of("DROP AGGREGATE", "ALTER TYPE span", "NO INHERIT",
			"ADD ATTRIBUTE", "DROP CAST", "DROP OPERATOR", "ALTER TEXT SEARCH", "ALTER SERVER", "COMMENT ON SERVER",
			"ALTER FOREIGN TABLE");

	private static final Dialect DIALECT = new PostgresDialect();

	private static final String AROUND = "CREATE SCHEMA sales_x; CREATE TABLE parent_x ();"
			+ " CREATE FUNCTION watch_x() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'";

	private final TestDatabase database;

	private final TestDatabase other;

	private Connection connection;

	private ExpectedInventory expected;

	private Schema expectedSchema;

	FaultsTests(TestDatabase database) throws SQLException, IOException {
		this.database = database;
		this.other = TestDatabase.create();
	}

	@BeforeAll
	void makeEverything() throws SQLException, IOException {
		this.connection = this.database.dataSource().getConnection();
		run(this.connection, script("everything.sql"));
		try (Connection scratch = this.other.dataSource().getConnection()) {
			run(scratch, script("everything.sql"));
		}
		try (MigrationSession scratch = MigrationSession.open(this.other.dataSource(),
				new Dialects(List.of(DIALECT)))) {
			this.expectedSchema = Schemas.read(this.other);
			this.expected = ExpectedInventory.of(scratch, SchemaFilter.ALL);
		}
	}

	private static String script(String name) throws IOException {
		try (InputStream script = FaultsTests.class.getResourceAsStream(name)) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	@AfterAll
	void close() throws SQLException {
		this.connection.close();
		this.other.close();
	}

	private List<Finding> findings() throws SQLException {
		Inventory found = DIALECT.introspector().takeInventory(this.connection, SchemaFilter.ALL);
		return new SchemaFindings(found, DIALECT.diagnostics()).comparedTo(this.expected);
	}

	@Test
	@EveryMajor
	void nothingIsFoundWhereNothingWasTouched() throws SQLException {
		assertThat(findings()).isEmpty();
	}

	@Test
	@EveryMajor
	void whatWasMadeFromItsOwnPrintIsAsItWas() throws SQLException {
		assertThat(this.expected.prints()).hasSizeGreaterThan(1);
		run(this.connection, "BEGIN; " + DIALECT.scratchSql().reprint());
		try {
			assertThat(findings()).noneMatch((finding) -> finding.toString().contains("definition"));
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	@ParameterizedTest
	@EveryMajor
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FAULTS)
	void isFound(String fault, String finding) throws SQLException {
		run(this.connection, "BEGIN");
		try {
			run(this.connection, fault);
			assertThat(findings()).map(Finding::toString).anyMatch((line) -> line.startsWith(finding));
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	@ParameterizedTest
	@EveryMajor
	@MethodSource("repairable")
	void isRepaired(String fault) throws SQLException {
		run(this.connection, "BEGIN");
		try {
			run(this.connection, fault);
			Repair repair = repair();
			execute(repair);
			assertThat(findings()).allMatch((finding) -> isLeft(finding, repair));
			assertThat(repair.left().isEmpty()).isEqualTo(UNREPAIRED.stream().noneMatch(fault::contains));
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	@ParameterizedTest
	@EveryMajor
	@MethodSource("repairable")
	void aRepairDoesNothingWhereNothingIsWrong(String fault) throws SQLException {
		run(this.connection, "BEGIN");
		try {
			run(this.connection, "SAVEPOINT healthy; " + fault);
			Repair repair = repair();
			run(this.connection, "ROLLBACK TO healthy");
			execute(repair);
			assertThat(findings()).isEmpty();
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	private static boolean isLeft(Finding finding, Repair repair) {
		return repair.left().stream().anyMatch((left) -> left.startsWith(finding.subject() + ":"));
	}

	@Test
	void aRepairEnablesNothingThatIsMeantToBeDisabled() throws SQLException {
		run(this.connection, "BEGIN; ALTER TABLE sales.orders DISABLE TRIGGER ALL");
		try {
			Repair repair = repair();
			run(this.connection,
					"CREATE TRIGGER quiet BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION touched();"
							+ " ALTER TABLE sales.orders DISABLE TRIGGER quiet");
			execute(repair);
			assertThat(findings()).map(Finding::toString).containsExactly("disabled: trigger quiet of sales.orders");
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	@Test
	void anIndexThatSomebodyMayBeBuildingIsNotTakenAway() throws SQLException {
		run(this.connection, "BEGIN; CREATE INDEX added ON users (age);"
				+ " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'added'::regclass");
		try {
			Inventory found = DIALECT.introspector().takeInventory(this.connection, SchemaFilter.ALL);
			assertThat(Repair.of(List.of(), this.expected, found, true, DIALECT.diagnostics()).stages()).isEmpty();
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
	}

	static List<String> repairable() {
		return FAULTS.lines().map((line) -> line.split("[|]")[0].strip()).toList();
	}

	private Repair repair() throws SQLException {
		Inventory found = DIALECT.introspector().takeInventory(this.connection, SchemaFilter.ALL);
		Schema current = DIALECT.introspector().read(this.connection, SchemaFilter.ALL);
		return Repair.of(new SchemaDiff(DIALECT.diffRules()).compare(current, this.expectedSchema, DiffOptions.DEFAULTS)
			.stages(), this.expected, found, true, DIALECT.diagnostics());
	}

	private void execute(Repair repair) throws SQLException {
		for (Stage stage : repair.stages()) {
			for (Operation operation : stage.operations()) {
				for (String statement : DIALECT.convergentRenderer().render(operation)) {
					run(this.connection, statement.replace("CONCURRENTLY", ""));
				}
			}
		}
	}

	/**
	 * The server itself says what there is to alter: every form of every statement is
	 * tried on every object, and when that changes any row of the catalog, it must be
	 * seen.
	 */
	@Test
	void whateverTheServerLetsSomebodyAlterIsFound() throws SQLException, IOException {
		List<String> unseen = new ArrayList<>();
		int accepted = 0;
		List<String> alterations = alterations();
		run(this.connection, "BEGIN; " + AROUND);
		try {
			List<Finding> before = findings();
			for (String alteration : alterations) {
				if (alter(alteration)) {
					accepted++;
					if (findings().equals(before) && changesCatalog(alteration)) {
						unseen.add(alteration);
					}
				}
				run(this.connection, "ROLLBACK TO before");
			}
		}
		finally {
			run(this.connection, "ROLLBACK");
		}
		assertThat(unseen).isEmpty();
		assertThat(accepted).isGreaterThan(500);
	}

	private List<String> alterations() throws SQLException, IOException {
		List<String> all = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(script("alterations.sql"))) {
			while (rows.next()) {
				all.add(rows.getString(1));
			}
		}
		return all;
	}

	private boolean alter(String alteration) throws SQLException {
		try {
			run(this.connection, "SAVEPOINT before; " + alteration);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private boolean changesCatalog(String alteration) throws SQLException {
		String after = catalog();
		run(this.connection, "ROLLBACK TO before");
		return !catalog().equals(after);
	}

	private String catalog() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(script("catalog.sql"))) {
			rows.next();
			return rows.getString(1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
