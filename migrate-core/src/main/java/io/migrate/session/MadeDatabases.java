package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
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
		String server = this.url;
		if (server == null || model.sql().url(server, "") == null) {
			throw ScratchUnavailableException.serverUnknown();
		}
		String name = make(server, model.sql());
		try (MigrationSession session = reach(String.valueOf(model.sql().url(server, name)))) {
			begin(session, name, model);
			return work.apply(session);
		}
		finally {
			drop(server, name, model.sql());
		}
	}

	private String make(String server, ScratchSql sql) {
		try (MigrationSession session = open(server)) {
			session.query(sql.leftovers(), (row, number) -> row.getString(1))
				.forEach((leftover) -> dropLeftover(session, leftover));
			Creation creation = session
				.query(sql.creation(), (row, number) -> new Creation(row.getString(1), row.getString(2)))
				.get(0);
			session.run(List.of(creation.statement()));
			return creation.name();
		}
		catch (DatabaseUnavailableException | DatabaseFailureException ex) {
			throw ScratchUnavailableException.notMade(ex);
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
			throw ScratchUnavailableException.notReached(ex);
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
			throw ScratchUnavailableException.notReached(ex);
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
	private record Creation(String name, String statement) {

	}

}
