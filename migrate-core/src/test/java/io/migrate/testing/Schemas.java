package io.migrate.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Stream;

import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.introspect.Introspector;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Table;

/**
 * Reads what a database has.
 */
public final class Schemas {

	private static final Introspector INTROSPECTOR = new PostgresDialect().introspector();

	private Schemas() {
	}

	/**
	 * Everything in a database, our own tables included.
	 * @param database the database
	 * @return what there is
	 */
	public static Schema read(TestDatabase database) {
		return read(database, SchemaFilter.ALL);
	}

	/**
	 * Something of a database.
	 * @param database the database
	 * @param filter what is wanted
	 * @return what there is
	 */
	public static Schema read(TestDatabase database, SchemaFilter filter) {
		try (Connection connection = database.dataSource().getConnection()) {
			return read(connection, filter);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a session sees.
	 * @param connection the session, in a transaction or not
	 * @param filter what is wanted
	 * @return what there is
	 */
	public static Schema read(Connection connection, SchemaFilter filter) throws SQLException {
		return INTROSPECTOR.read(connection, filter);
	}

	/**
	 * What a session has made for itself.
	 * @param connection the session
	 * @return what there is
	 */
	public static Schema readTemporary(Connection connection) throws SQLException {
		return INTROSPECTOR.readTemporary(connection);
	}

	/**
	 * A table of a schema.
	 * @param schema the schema
	 * @param name the name of the table, with its schema
	 * @return the table; a missing one fails the test
	 */
	public static Table table(Schema schema, String name) {
		return one(schema.tables().stream(), (table) -> table.name().toString(), name);
	}

	/**
	 * One of several.
	 * @param <T> what they are
	 * @param all all of them
	 * @param naming gives the name of each
	 * @param name the name of the one that is wanted
	 * @return the only one of that name; any other number fails the test
	 */
	public static <T> T one(Stream<T> all, Function<T, String> naming, String name) {
		return all.filter((candidate) -> name.equals(naming.apply(candidate))).reduce((first, second) -> {
			throw new AssertionError("Twice: " + name);
		}).orElseThrow(() -> new AssertionError("Missing: " + name));
	}

}
