package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Lends empty databases, to try something out there instead of in the database of an
 * application. Nothing of it stays. Thread-safe; several may be lent at once.
 */
public interface ScratchDatabases {

	/**
	 * Lends an empty database for as long as some work takes.
	 * @param <T> what the work gives
	 * @param model leads to the database that it stands in for: it is of the same version
	 * and understands statements in the same way. That one is only asked.
	 * @param work gets a session, with time limits of its own; it must not end a
	 * transaction that it did not begin
	 * @return what the work gave
	 * @throws ScratchUnavailableException if there is none to be had; the work was not
	 * begun
	 * @throws SQLException if the model does not answer
	 */
	<T> T use(Connection model, Function<MigrationSession, T> work) throws SQLException;

	/**
	 * Makes a database each time, on the server of another one, and drops it afterwards.
	 * What a process has left that was killed is dropped by the next one, after ten
	 * minutes. The user needs the right to make databases.
	 * @param url the URL of the other one, or {@code null} when nobody knows it
	 * @param open leads to the database that a URL names, past any pool
	 * @param dialects the databases that are supported
	 * @return the databases; nothing is opened yet
	 */
	static ScratchDatabases onServer(@Nullable String url, Function<String, DataSource> open, Dialects dialects) {
		return new MadeDatabases(url, open, dialects);
	}

	/**
	 * Makes a database each time, on a server that is there for nothing else. It has the
	 * encoding and the collation of the model, where that server knows them, and knows
	 * the model's roles.
	 * @param server the server, started when it is first needed
	 * @param dialects the databases that are supported
	 * @return the databases; nothing is started yet
	 */
	static ScratchDatabases on(ScratchServer server, Dialects dialects) {
		return new ServerDatabases(server, dialects);
	}

	/**
	 * Takes the first way that is open. Closed is one on whose server the user may not
	 * make databases, or reach them, one whose server nobody knows, and one whose server
	 * cannot be started; whatever else fails is a failure.
	 * @param ways the ways
	 * @return the databases; nothing is opened yet
	 */
	static ScratchDatabases firstOf(List<ScratchDatabases> ways) {
		return new FirstDatabases(ways);
	}

	/**
	 * Uses a database that is there. It has to be empty, and everything happens in a
	 * transaction that is rolled back: nothing is ever dropped, and who is killed leaves
	 * nothing. Who comes second waits for the first.
	 * @param dataSource leads to it
	 * @param dialects the databases that are supported
	 * @return the database; nothing is opened yet
	 */
	static ScratchDatabases within(DataSource dataSource, Dialects dialects) {
		return new GivenDatabase(dataSource, dialects);
	}

	/**
	 * Decides when one is first needed, and once.
	 * @param choice decides
	 * @return the databases; nothing is decided yet
	 */
	static ScratchDatabases chosenBy(Supplier<ScratchDatabases> choice) {
		return new ChosenDatabases(SingletonSupplier.of(choice));
	}

}
