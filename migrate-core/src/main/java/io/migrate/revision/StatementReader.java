package io.migrate.revision;

import java.io.Reader;

import io.migrate.base.Checksum;
import io.migrate.file.ChangedScriptException;
import io.migrate.file.UnreadableScriptException;
import io.migrate.operation.JdbcWork;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of a section, one after the other. Not thread-safe.
 */
public interface StatementReader extends AutoCloseable {

	/**
	 * Where the statement that {@link #next()} returned last comes from.
	 * @return the name of the file, or the line of the class that asks for it
	 */
	String scriptName();

	/**
	 * The next statement.
	 * @return the statement, or {@code null} after the last one
	 * @throws UnreadableScriptException if the file can no longer be read
	 */
	@Nullable SqlStatement next();

	/**
	 * What is to be done in Java in place of the statement that {@link #next()} returned
	 * last.
	 * @return the work, or {@code null} when the statement is one
	 */
	@Nullable JdbcWork work();

	/**
	 * The data of the {@code COPY … FROM stdin} that {@link #next()} returned last.
	 * @return the lines up to the terminator, without it
	 */
	Reader copyData();

	/**
	 * Makes sure that what was read to its end is what was loaded.
	 * @param loaded the checksum of the section when it was loaded
	 * @throws ChangedScriptException if the file was changed since
	 */
	void expect(@Nullable Checksum loaded);

	@Override
	void close();

}
