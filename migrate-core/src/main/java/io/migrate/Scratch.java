package io.migrate;

import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * Where to try out what an application's database should be like, so that nothing happens
 * there.
 */
public final class Scratch {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private Scratch() {
	}

	/**
	 * Makes an empty database each time, on the server of the application's, and drops it
	 * afterwards.
	 * @param url the URL of the application's database, or {@code null} when nobody knows
	 * it
	 * @param open leads to the database that a URL names, past any pool
	 * @return the databases; nothing is opened yet
	 */
	public static ScratchDatabases onServer(@Nullable String url, Function<String, DataSource> open) {
		return ScratchDatabases.onServer(url, open, DIALECTS);
	}

	/**
	 * Makes an empty database each time, on a server that is there for nothing else.
	 * @param server the server, started when it is first needed
	 * @return the databases; nothing is started yet
	 */
	public static ScratchDatabases on(ScratchServer server) {
		return ScratchDatabases.on(server, DIALECTS);
	}

	/**
	 * Takes the first way that is open: the user may make databases there, or the server
	 * can be started. Whatever else fails is a failure.
	 * @param ways the ways
	 * @return the databases; nothing is opened yet
	 */
	public static ScratchDatabases firstOf(ScratchDatabases... ways) {
		return ScratchDatabases.firstOf(List.of(ways));
	}

	/**
	 * Uses an empty database that is there, in a transaction that is rolled back.
	 * @param dataSource leads to it
	 * @return the database; nothing is opened yet
	 */
	public static ScratchDatabases within(DataSource dataSource) {
		return ScratchDatabases.within(dataSource, DIALECTS);
	}

}
