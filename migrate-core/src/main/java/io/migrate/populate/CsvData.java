package io.migrate.populate;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import io.migrate.base.Checksum;
import io.migrate.dialect.Dialect;
import io.migrate.file.ChangedScriptException;
import io.migrate.file.UnreadableScriptException;

/**
 * The names of the columns of a file and its rows, as they are in it. Not thread-safe.
 */
final class CsvData implements AutoCloseable {

	private final String name;

	private final CsvInput input;

	private CsvData(String name, CsvInput input) {
		this.name = name;
		this.input = input;
	}

	static CsvData open(CsvPopulation population) {
		try {
			CsvInput input = new CsvInput(population.file().content().getInputStream());
			for (int line = 1; line < population.rows().lines().columns(); line++) {
				input.readLine();
			}
			return new CsvData(population.source(), input);
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(population.source(), ex);
		}
	}

	long send(Dialect dialect, Connection connection, String sql) throws SQLException {
		try {
			return dialect.copy(connection, sql, this.input);
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.name, ex);
		}
	}

	void expect(Checksum loaded) {
		if (!this.input.checksum().equals(loaded)) {
			throw new ChangedScriptException(this.name);
		}
	}

	@Override
	public void close() {
		try {
			this.input.close();
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.name, ex);
		}
	}

}
