package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import org.springframework.util.function.SingletonSupplier;

/**
 * Databases of which it is not decided where they are until one is needed.
 *
 * @param choice decides
 */
record ChosenDatabases(SingletonSupplier<ScratchDatabases> choice) implements ScratchDatabases {

	@Override
	public <T> T use(Connection model, Function<MigrationSession, T> work) throws SQLException {
		return this.choice.obtain().use(model, work);
	}

}
