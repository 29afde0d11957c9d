package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several ways to a database, of which the first is taken that is open.
 */
final class FirstDatabases implements ScratchDatabases {

	private static final Logger logger = LoggerFactory.getLogger(FirstDatabases.class);

	private final List<ScratchDatabases> ways;

	FirstDatabases(List<ScratchDatabases> ways) {
		this.ways = List.copyOf(ways);
	}

	@Override
	public <T> T use(Connection model, Function<MigrationSession, T> work) throws SQLException {
		List<ScratchUnavailableException> closed = new ArrayList<>();
		for (ScratchDatabases way : this.ways) {
			try {
				return way.use(model, work);
			}
			catch (ScratchUnavailableException ex) {
				if (!ex.isClosed()) {
					throw ex;
				}
				logger.info("Another way to a scratch database is tried. {}", ex.getMessage());
				closed.add(ex);
			}
		}
		throw ScratchUnavailableException.allClosed(closed);
	}

}
