package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialects;

/**
 * A database that is there and empty, and stays so.
 */
final class GivenDatabase implements ScratchDatabases {

	private final DataSource dataSource;

	private final Dialects dialects;

	GivenDatabase(DataSource dataSource, Dialects dialects) {
		this.dataSource = dataSource;
		this.dialects = dialects;
	}

	@Override
	public <T> T use(Connection connection, Function<MigrationSession, T> work) throws SQLException {
		ScratchModel model = ScratchModel.of(connection, this.dialects);
		try (MigrationSession session = open()) {
			try {
				begin(session, model);
				return work.apply(session);
			}
			finally {
				session.rollback();
			}
		}
	}

	private MigrationSession open() {
		try {
			return MigrationSession.open(this.dataSource, this.dialects);
		}
		catch (DatabaseUnavailableException ex) {
			throw ScratchUnavailableException.notReached(ex, false);
		}
	}

	private static void begin(MigrationSession session, ScratchModel model) {
		Database database = session.database();
		int major = session.ask((asked) -> asked.getMetaData().getDatabaseMajorVersion());
		if (!database.product().equals(model.database().product()) || major != model.major()) {
			throw ScratchUnavailableException.otherVersion(database, model.database());
		}
		try {
			session.run(model.sql().beginAlone());
			List<String> contents = session.query(model.sql().contents(),
					(row, number) -> row.getString(1) + " " + row.getString(2));
			if (!contents.isEmpty()) {
				throw ScratchUnavailableException.notEmpty(database, contents);
			}
			session.run(List.of(model.settings()));
		}
		catch (DatabaseFailureException ex) {
			throw (ex.error().kind() == Kind.BLOCKED) ? ScratchUnavailableException.inUse(database, ex)
					: ScratchUnavailableException.notReached(ex, false);
		}
	}

}
