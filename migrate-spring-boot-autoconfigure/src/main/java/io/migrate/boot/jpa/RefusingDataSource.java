package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Stands where Hibernate looks for the application's data source.
 */
final class RefusingDataSource extends AbstractDataSource {

	@Override
	public Connection getConnection() throws SQLException {
		throw new SQLException("Hibernate gets no connection while its model is read");
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

}
