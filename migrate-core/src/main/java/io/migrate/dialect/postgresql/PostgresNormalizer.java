package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Normalizer;
import io.migrate.introspect.Introspector;
import io.migrate.operation.CreateView;
import io.migrate.schema.EnumType;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables in {@code pg_temp}, which anybody may do, and reads them back. Stateless
 * and thread-safe.
 */
final class PostgresNormalizer implements Normalizer {

	// Two suffice; whatever else there may be is to end
	private static final int ROUNDS = 4;

	// Each table needs a handful of locks, of which a server has some thousands
	private static final int AT_ONCE = 100;

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	// As the prints have it that are made again
	private static final String STRINGS = "SET LOCAL standard_conforming_strings = on";

	private static final QualifiedName COPY = new QualifiedName("pg_temp", "migrate_view");

	private final Introspector introspector;

	PostgresNormalizer(Introspector introspector) {
		this.introspector = introspector;
	}

	@Override
	public Normalized normalize(Connection connection, Schema current, Schema desired, Set<QualifiedName> tables)
			throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try {
			Run run = new Run(connection);
			run.execute(List.of(STRINGS));
			List<EnumType> types = newEnums(current, desired);
			Schema once = run.printed(desired, types, tables);
			Set<QualifiedName> open = TableTexts.different(current, once, tables);
			Schema wanted = run.stable(once, types, open);
			Schema found = run.stable(current, List.of(), open);
			return new Normalized(run.withViews(found, desired.views()), run.withViews(wanted, current.views()),
					List.copyOf(run.problems));
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(autoCommit);
		}
	}

	// The others can be used as they are
	private static List<EnumType> newEnums(Schema current, Schema desired) {
		Map<QualifiedName, UserType> there = current.types()
			.stream()
			.collect(Collectors.toMap(UserType::name, Function.identity()));
		return desired.types()
			.stream()
			.filter(EnumType.class::isInstance)
			.map(EnumType.class::cast)
			.filter((type) -> !(there.get(type.name()) instanceof EnumType found
					&& found.values().equals(type.values())))
			.toList();
	}

	/**
	 * What is done for one comparison.
	 */
	private final class Run {

		private final Connection connection;

		// The same one each time that it is printed
		private final Set<String> problems = new LinkedHashSet<>();

		Run(Connection connection) {
			this.connection = connection;
		}

		/**
		 * Prints tables once, for their types.
		 */
		Schema printed(Schema schema, List<EnumType> types, Set<QualifiedName> names) throws SQLException {
			Map<QualifiedName, Table> tables = byName(schema);
			List<Table> open = tables.values().stream().filter((table) -> names.contains(table.name())).toList();
			printed(open, types).forEach((table) -> tables.put(table.name(), table));
			return with(schema, tables);
		}

		/**
		 * Prints tables until that changes nothing.
		 */
		Schema stable(Schema schema, List<EnumType> types, Set<QualifiedName> names) throws SQLException {
			Map<QualifiedName, Table> tables = byName(schema);
			List<Table> open = tables.values()
				.stream()
				.filter((table) -> names.contains(table.name()) && TableTexts.hasExpressions(table))
				.toList();
			for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
				open = printed(open, types).stream()
					.filter((table) -> !table.equals(tables.put(table.name(), table)))
					.toList();
			}
			return with(schema, tables);
		}

		private static Map<QualifiedName, Table> byName(Schema schema) {
			Map<QualifiedName, Table> tables = new LinkedHashMap<>();
			schema.tables().forEach((table) -> tables.put(table.name(), table));
			return tables;
		}

		private static Schema with(Schema schema, Map<QualifiedName, Table> tables) {
			return new Schema(schema.namespaces(), schema.extensions(), schema.types(), schema.sequences(),
					List.copyOf(tables.values()), schema.views(), schema.routines(), schema.triggers());
		}

		/**
		 * Prints views. Twice is enough: an expression that is printed otherwise the
		 * second time is so in both.
		 * @param others the views of the other side
		 */
		Schema withViews(Schema schema, List<View> others) throws SQLException {
			List<QualifiedName> both = others.stream().map(View::name).toList();
			List<View> views = new ArrayList<>();
			for (View view : schema.views()) {
				views.add(both.contains(view.name()) ? printed(printed(view)) : view);
			}
			return new Schema(schema.namespaces(), schema.extensions(), schema.types(), schema.sequences(),
					schema.tables(), views, schema.routines(), schema.triggers());
		}

		// One whose tables are not there yet differs anyhow
		private View printed(View view) throws SQLException {
			Savepoint before = this.connection.setSavepoint();
			try {
				execute(new PostgresDdlRenderer()
					.render(new CreateView(new View(COPY, view.definition(), false, List.of(), List.of(), null))));
				return PostgresNormalizer.this.introspector.readTemporary(this.connection)
					.views()
					.stream()
					.filter((copy) -> copy.name().equals(COPY))
					.findFirst()
					.map((copy) -> new View(view.name(), copy.definition(), view.materialized(), view.indexes(),
							view.options(), view.comment()))
					.orElse(view);
			}
			catch (SQLException ex) {
				return view;
			}
			finally {
				this.connection.rollback(before);
				this.connection.releaseSavepoint(before);
			}
		}

		private List<Table> printed(List<Table> tables, List<EnumType> types) throws SQLException {
			List<Table> printed = new ArrayList<>();
			for (int begin = 0; begin < tables.size(); begin += AT_ONCE) {
				printed.addAll(printedAtOnce(tables.subList(begin, Math.min(begin + AT_ONCE, tables.size())), types));
			}
			return printed;
		}

		private List<Table> printedAtOnce(List<Table> tables, List<EnumType> types) throws SQLException {
			TemporaryTypes temporary = new TemporaryTypes(types);
			List<TemporaryTable> copies = new ArrayList<>();
			tables.forEach((table) -> copies.add(new TemporaryTable(table, copies.size(), temporary)));
			Savepoint before = this.connection.setSavepoint();
			try {
				Set<TemporaryTable> refused = make(copies, temporary);
				Map<String, Table> made = new HashMap<>();
				PostgresNormalizer.this.introspector.readTemporary(this.connection)
					.tables()
					.forEach((table) -> made.put(table.name().name(), table));
				return copies.stream()
					.filter((copy) -> made.containsKey(copy.name().name()))
					.map((copy) -> copy.original(Objects.requireNonNull(made.get(copy.name().name())),
							!refused.contains(copy)))
					.toList();
			}
			finally {
				this.connection.rollback(before);
				this.connection.releaseSavepoint(before);
			}
		}

		private Set<TemporaryTable> make(List<TemporaryTable> copies, TemporaryTypes types) throws SQLException {
			Set<TemporaryTable> refused = new HashSet<>();
			execute(types.statements());
			Savepoint before = this.connection.setSavepoint();
			try {
				execute(copies.stream().flatMap((copy) -> copy.statements().stream()).toList());
			}
			catch (SQLException ex) {
				this.connection.rollback(before);
				for (TemporaryTable copy : copies) {
					SQLException refusal = refusal(copy.statements());
					if (refusal != null) {
						say(copy.original().name(), refusal);
						refused.add(copy);
						for (List<String> piece : copy.pieces()) {
							refusal(piece);
						}
					}
				}
			}
			return refused;
		}

		private void say(QualifiedName table, SQLException refusal) {
			String problem = "The table " + table + " cannot be compared as the server would print it, since that"
					+ " refuses it: " + PostgresErrors.describe(refusal).message();
			if (!this.problems.contains(problem)) {
				this.problems.add(problem);
			}
		}

		// Who may not make temporary tables can compare nothing
		private @Nullable SQLException refusal(List<String> statements) throws SQLException {
			Savepoint before = this.connection.setSavepoint();
			try {
				execute(statements);
				return null;
			}
			catch (SQLException ex) {
				if (INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
					throw ex;
				}
				this.connection.rollback(before);
				return ex;
			}
		}

		private void execute(List<String> statements) throws SQLException {
			if (!statements.isEmpty()) {
				try (Statement statement = this.connection.createStatement()) {
					statement.execute(String.join(";\n", statements));
				}
			}
		}

	}

}
