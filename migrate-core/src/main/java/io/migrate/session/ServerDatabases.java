package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import io.migrate.dialect.Dialects;
import io.migrate.session.MadeDatabases.Creation;

/**
 * Databases that are made on a server of their own. It has the roles of the other one,
 * and whoever works there has the name that the user has here.
 */
final class ServerDatabases implements ScratchDatabases {

	private final ScratchServer server;

	private final Dialects dialects;

	ServerDatabases(ScratchServer server, Dialects dialects) {
		this.server = server;
		this.dialects = dialects;
	}

	@Override
	public <T> T use(Connection connection, Function<MigrationSession, T> work) throws SQLException {
		ScratchModel model = ScratchModel.of(connection, this.dialects);
		Creation same = Creation.like(connection, model.sql());
		ScratchModel guest = model.preceded(ScratchModel.ask(connection, model.sql().roles()));
		String url = this.server.start(model.major());
		// It may not know the collation
		List<Creation> creations = List.of(same, plain(url, model));
		return new MadeDatabases(url, this.server::open, this.dialects).use(guest, creations, work);
	}

	private Creation plain(String url, ScratchModel model) {
		try (MigrationSession session = MigrationSession.open(this.server.open(url), this.dialects)) {
			return session.ask((own) -> Creation.like(own, model.sql()));
		}
		catch (DatabaseUnavailableException | DatabaseFailureException ex) {
			throw ScratchUnavailableException.notMade(ex, false);
		}
	}

}
