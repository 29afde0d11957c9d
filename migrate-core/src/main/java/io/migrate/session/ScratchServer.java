package io.migrate.session;

import javax.sql.DataSource;

/**
 * A server that is there for scratch databases only, such as one that is embedded.
 * Implementations are thread-safe. Who makes one ends it.
 */
public interface ScratchServer {

	/**
	 * Starts it, unless it runs.
	 * @param major the major version that it has to be of
	 * @return the URL of a database on it
	 * @throws ScratchUnavailableException if it cannot be started, or is of another
	 * version
	 */
	String start(int major);

	/**
	 * Leads to a database on it, as a user who may do everything there.
	 * @param url the URL that {@link #start} gave, or one of another database
	 * @return a data source without a pool
	 */
	DataSource open(String url);

}
