package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.Normalizer.Normalized;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.SchemaDiff;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.EnumType;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.schema.View;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What somebody wrote can be compared with what a server prints.
 */
@EveryMajor
@PostgresTest
class PostgresNormalizerTests {

	private static final QualifiedName T = new QualifiedName("public", "t");

	private static final QualifiedName MOOD = new QualifiedName("public", "mood");

	private final Dialect dialect = new PostgresDialect();

	private static Column column(String name, String type, String value) {
		return new Column(name, type, true, (value != null) ? new ColumnValue.Default(value) : null, null, null);
	}

	private static Schema schema(List<String> moods, Object... parts) {
		Table table = new Table(T, of(Column.class, parts), of(Constraint.class, parts), of(Index.class, parts), null,
				null);
		return new Schema(Set.of("public"), List.of(), List.of(new EnumType(MOOD, moods, null)), List.of(),
				List.of(table), List.of(), List.of(), List.of());
	}

	private static <T> List<T> of(Class<T> type, Object... parts) {
		return Stream.of(parts).filter(type::isInstance).map(type::cast).toList();
	}

	private static Constraint check(String expression) {
		return new Constraint.Check(null, expression, false, Constraint.Enforcement.VALID);
	}

	private static Schema written(String... moods) {
		return schema(List.of(moods), column("a", "varchar(10)", "'x'"), column("b", "int4", "1 + 1"),
				column("c", "timestamp(6) with time zone", "current_timestamp"), column("d", "public.mood", "'high'"),
				column("e", "public.mood[]", "array['high'::public.mood]"), column("f", "decimal(10, 2)", "0"),
				column("g", "bool", "'true'"), column("id", "int8", null), check("a in ('x', 'y')"),
				check("b between 1 and 10"), check("d <> 'low'"), check("(c is not null) or (b = 2)"),
				new Constraint.Unique(null, List.of("a"), List.of(), false, false, Constraint.Deferral.NOT_DEFERRABLE),
				new Index("i", "btree", List.of(IndexKey.expression("lower(a)")), List.of(), false, false,
						"a in ('x', 'y')", true));
	}

	private Normalized normalized(TestDatabase database, Schema desired) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			return this.dialect.normalizer().normalize(connection, Schemas.read(database), desired, Set.of(T));
		}
	}

	private List<Operation> differences(Normalized printed) {
		return new SchemaDiff(this.dialect.diffRules())
			.compare(printed.current(), printed.desired(), DiffOptions.DEFAULTS)
			.differences();
	}

	private void run(TestDatabase database, List<Operation> operations) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (Operation operation : operations) {
				for (String sql : this.dialect.ddlRenderer().render(operation)) {
					statement.execute(sql);
				}
			}
		}
	}

	@Test
	void whatWasMadeAsItIsWrittenDoesNotDiffer(TestDatabase database) throws SQLException {
		Schema desired = written("low", "high");
		run(database,
				new SchemaDiff(this.dialect.diffRules()).compare(Schemas.read(database), desired, DiffOptions.DEFAULTS)
					.differences());
		Normalized printed = normalized(database, desired);
		assertThat(printed.problems()).isEmpty();
		assertThat(differences(printed)).isEmpty();
		assertThat(Schemas.read(database).tables()).hasSize(1);
	}

	@Test
	void whatWasMadeAsItIsPrintedDoesNotDifferEither(TestDatabase database) throws SQLException {
		Schema desired = written("low", "high");
		run(database,
				new SchemaDiff(this.dialect.diffRules()).compare(Schemas.read(database), desired, DiffOptions.DEFAULTS)
					.differences());
		// Print and print again, as a revision that was drafted from the print
		Schema once = Schemas.read(database);
		database.client().sql("DROP TABLE t; DROP TYPE mood").update();
		run(database,
				new SchemaDiff(this.dialect.diffRules()).compare(Schemas.read(database), once, DiffOptions.DEFAULTS)
					.differences());
		assertThat(differences(normalized(database, desired))).isEmpty();
	}

	@Test
	void whatChangesIsFoundAndReached(TestDatabase database) throws SQLException {
		database.client()
			.sql("CREATE TYPE mood AS ENUM ('low'); CREATE TABLE t (a varchar(5) DEFAULT 'y', b int, d mood,"
					+ " e mood[], f numeric, g bool, CHECK (a IN ('x', 'z')), CHECK (b BETWEEN 1 AND 10))")
			.update();
		Schema desired = written("low", "high");
		List<Operation> found = differences(normalized(database, desired));
		assertThat(found).isNotEmpty();
		run(database, found);
		assertThat(differences(normalized(database, desired))).isEmpty();
	}

	@Test
	void aTypeThatIsMadeAnewIsNotTakenForTheOldOne(TestDatabase database) throws SQLException {
		database.client()
			.sql("CREATE TYPE mood AS ENUM ('high', 'odd', 'low'); CREATE TABLE t (d mood DEFAULT 'odd')")
			.update();
		Schema desired = schema(List.of("low", "high"), column("d", "public.mood", "'high'"));
		run(database, differences(normalized(database, desired)));
		assertThat(differences(normalized(database, desired))).isEmpty();
		assertThat(Schemas.read(database)).isEqualTo(normalized(database, desired).desired());
	}

	@Test
	void aBackslashIsOneWhateverStringsMeanInTheSession(TestDatabase database) throws SQLException {
		database.client().sql("CREATE TABLE t (a text DEFAULT 'x\\b', CHECK (a <> 'y\\b'))").update();
		Schema current = Schemas.read(database);
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET standard_conforming_strings = off");
			assertThat(this.dialect.normalizer().normalize(connection, current, current, Set.of(T)).desired())
				.isEqualTo(current);
		}
	}

	@Test
	void aViewIsPrintedToo(TestDatabase database) throws SQLException {
		database.client()
			.sql("CREATE TABLE t (a text); CREATE VIEW v AS SELECT a FROM t WHERE a IN ('x', 'y')")
			.update();
		Schema current = Schemas.read(database);
		Schema desired = new Schema(current.namespaces(), List.of(), List.of(), List.of(), current.tables(),
				List.of(new View(new QualifiedName("public", "v"), "select t.a from public.t where t.a in ('x', 'y')",
						false, List.of(), List.of(), null)),
				List.of(), List.of());
		assertThat(differences(normalized(database, desired))).isEmpty();
	}

	@Test
	void whatTheServerRefusesIsSaidAndTheRestIsCompared(TestDatabase database) throws SQLException {
		database.client().sql("CREATE TABLE t (a int); CREATE TABLE u (a int)").update();
		Schema desired = new Schema(Set.of("public"), List.of(), List.of(), List.of(), List.of(
				new Table(T,
						List.of(column("a", "int4", null), column("b", "varchar(5)", "'x'"),
								column("c", "vector", null)),
						List.of(check("no > 1"), check("a in (1, 2)")), List.of(), null, null),
				new Table(new QualifiedName("public", "u"), List.of(column("a", "int4", null)), List.of(), List.of(),
						null, null)),
				List.of(), List.of(), List.of());
		try (Connection connection = database.dataSource().getConnection()) {
			Normalized printed = this.dialect.normalizer()
				.normalize(connection, Schemas.read(database), desired, Set.of(T, new QualifiedName("public", "u")));
			assertThat(printed.problems()).singleElement()
				.asString()
				.contains("public.t")
				.contains("type \"vector\" does not exist");
			Table refused = Schemas.table(printed.desired(), "public.t");
			assertThat(refused.columns()).extracting(Column::type)
				.containsExactly("integer", "character varying(5)", "vector");
			assertThat(refused.columns().get(1).value()).isEqualTo(new ColumnValue.Default("'x'::character varying"));
			assertThat(refused.constraints()).extracting((one) -> ((Constraint.Check) one).expression())
				.containsExactly("no > 1", "(a = ANY (ARRAY[1, 2]))");
			assertThat(Schemas.table(printed.desired(), "public.u").columns().get(0).type()).isEqualTo("integer");
			assertThat(connection.getAutoCommit()).isTrue();
		}
	}

	@Test
	void withoutTemporaryTablesNothingIsCompared(TestDatabase database) throws SQLException {
		database.client()
			.sql("CREATE TABLE t (a int); CREATE ROLE " + database.name() + "; REVOKE TEMPORARY ON DATABASE "
					+ database.name() + " FROM PUBLIC")
			.update();
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET ROLE " + database.name());
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> this.dialect.normalizer()
					.normalize(connection, Schemas.read(database), Schemas.read(database), Set.of(T)))
				.withMessageContaining("permission denied to create temporary tables");
		}
		database.client().sql("DROP ROLE " + database.name()).update();
	}

}
