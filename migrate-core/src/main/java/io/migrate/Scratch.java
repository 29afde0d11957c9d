package io.migrate;

import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.session.ScratchDatabases;
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
	 * Uses an empty database that is there, in a transaction that is rolled back.
	 * @param dataSource leads to it
	 * @return the database; nothing is opened yet
	 */
	public static ScratchDatabases within(DataSource dataSource) {
		return ScratchDatabases.within(dataSource, DIALECTS);
	}

}
