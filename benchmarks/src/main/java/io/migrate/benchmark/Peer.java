package io.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

/**
 * One who brings a database up to date from files.
 */
interface Peer {

	/**
	 * Writes changes as files of its own format.
	 * @param folder an empty folder
	 * @param changes what the files shall do, in order
	 * @throws IOException if they cannot be written
	 */
	void write(Path folder, List<Change> changes) throws IOException;

	/**
	 * Applies whatever the files have and the database has not. What it keeps in memory
	 * from an earlier call does not help it.
	 * @param dataSource leads to the database
	 * @param folder what {@link #write} has filled
	 * @throws Exception if that fails
	 */
	void upgrade(DataSource dataSource, Path folder) throws Exception;

	/**
	 * How its history is counted.
	 * @return a query for the number of applied changes
	 */
	String countSql();

}
