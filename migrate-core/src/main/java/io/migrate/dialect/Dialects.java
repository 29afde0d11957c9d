package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Chooses the dialect of a connection. Immutable.
 *
 * @param candidates the dialects, in the order in which they are asked
 */
public record Dialects(List<Dialect> candidates) {

	public Dialects {
		candidates = List.copyOf(candidates);
	}

	/**
	 * Chooses.
	 * @param connection a connection
	 * @return the dialect of its database
	 * @throws SQLException if the driver does not tell its product
	 * @throws UnsupportedDatabaseException if no candidate supports it; there is no
	 * default
	 */
	public Dialect of(Connection connection) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName();
		return this.candidates.stream()
			.filter((dialect) -> dialect.supports(product))
			.findFirst()
			.orElseThrow(() -> new UnsupportedDatabaseException(product));
	}

	/**
	 * The dialect of scripts, which are made without a connection.
	 * @return the first candidate
	 */
	public Dialect ofScripts() {
		return this.candidates.get(0);
	}

}
