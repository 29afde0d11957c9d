package io.migrate.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.base.MigrationException;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.ScratchSql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Databases that are made for a moment. To make one and to drop it are connections of
 * their own, so that one that was lost meanwhile keeps nobody from dropping it.
 */
final class MadeDatabases implements ScratchDatabases {

	private static final Logger logger = LoggerFactory.getLogger(MadeDatabases.class);

	private final @Nullable String url;

	private final Function<String, DataSource> open;

	private final Dialects dialects;

	MadeDatabases(@Nullable String url, Function<String, DataSource> open, Dialects dialects) {
		this.url = url;
		this.open = open;
		this.dialects = dialects;
	}

	@Override
	public <T> T use(Connection connection, Function<MigrationSession, T> work) throws SQLException {
		ScratchModel model = ScratchModel.of(connection, this.dialects);
		return use(model, List.of(Creation.like(connection, model.sql())), work);
	}

	/** Uses the first creation that the server understands. */
	<T> T use(ScratchModel model, List<Creation> creations, Function<MigrationSession, T> work) {
		String server = this.url;
		if (server == null || model.sql().url(server, "") == null) {
			throw ScratchUnavailableException.serverUnknown();
		}
		String name = make(server, model.sql(), creations);
		try (MigrationSession session = reach(String.valueOf(model.sql().url(server, name)))) {
			begin(session, name, model);
			return work.apply(session);
		}
		finally {
			drop(server, name, model.sql());
		}
	}

	private String make(String server, ScratchSql sql, List<Creation> creations) {
		try (MigrationSession session = open(server)) {
			session.query(sql.leftovers(), (row, number) -> row.getString(1))
				.forEach((leftover) -> dropLeftover(session, leftover));
			return make(session, creations);
		}
		catch (DatabaseUnavailableException ex) {
			throw ScratchUnavailableException.notMade(ex, false);
		}
		catch (DatabaseFailureException ex) {
			throw ScratchUnavailableException.notMade(ex, sql.isForbidden(ex.error()));
		}
	}

	private static String make(MigrationSession session, List<Creation> creations) {
		Creation first = creations.get(0);
		try {
			session.run(List.of(first.statement()));
			return first.name();
		}
		catch (DatabaseFailureException ex) {
			if (creations.size() == 1) {
				throw ex;
			}
			logger.debug("A scratch database cannot be made in the same way", ex);
			return make(session, creations.subList(1, creations.size()));
		}
	}

	// Somebody else may be dropping it, or be connected to it again
	private static void dropLeftover(MigrationSession session, String statement) {
		try {
			session.run(List.of(statement));
			logger.info("Dropped a scratch database that a process had left that was killed: {}", statement);
		}
		catch (DatabaseFailureException ex) {
			logger.debug("A scratch database that was left could not be dropped", ex);
		}
	}

	private MigrationSession reach(String place) {
		try {
			return open(place);
		}
		catch (DatabaseUnavailableException ex) {
			// The server that has made it is there; what is closed is the way
			throw ScratchUnavailableException.notReached(ex, true);
		}
	}

	private static void begin(MigrationSession session, String name, ScratchModel model) {
		try {
			// A proxy may lead everybody to the same database
			String actual = session.query(model.sql().name(), (row, number) -> row.getString(1)).get(0);
			if (!actual.equals(name)) {
				throw ScratchUnavailableException.elsewhere(name, actual);
			}
			session.run(List.of(model.settings()));
		}
		catch (DatabaseFailureException ex) {
			throw ScratchUnavailableException.notReached(ex, false);
		}
	}

	private void drop(String server, String name, ScratchSql sql) {
		try (MigrationSession session = open(server)) {
			session.run(List.of(sql.removal(name)));
		}
		catch (MigrationException ex) {
			logger.warn("The scratch database {} could not be dropped, which is left to the next one: {}", name,
					ex.getMessage());
		}
	}

	private MigrationSession open(String place) {
		return MigrationSession.open(this.open.apply(place), this.dialects);
	}

	/** How a database is made. */
	record Creation(String name, String statement) {

		static Creation like(Connection model, ScratchSql sql) throws SQLException {
			try (Statement statement = model.createStatement();
					ResultSet row = statement.executeQuery(sql.creation())) {
				row.next();
				return new Creation(row.getString(1), row.getString(2));
			}
		}

	}

}
