package io.migrate.execute;

import java.io.Reader;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.operation.JdbcWork;
import io.migrate.revision.StatementReader;
import io.migrate.script.Placeholders;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a step runs, with values in place of placeholders. Not thread-safe.
 */
final class StepReader implements AutoCloseable {

	private final StatementReader reader;

	private final Placeholders placeholders;

	private final Problems problems;

	/**
	 * Creates the reader.
	 * @param reader the statements as they are written
	 * @param placeholders what they stand for
	 * @param problems takes those that stand for nothing
	 */
	StepReader(StatementReader reader, Placeholders placeholders, Problems problems) {
		this.reader = reader;
		this.placeholders = placeholders;
		this.problems = problems;
	}

	String scriptName() {
		return this.reader.scriptName();
	}

	@Nullable SqlStatement next() {
		SqlStatement statement = this.reader.next();
		return (statement != null) ? this.placeholders.resolve(statement, this.problems, scriptName()) : null;
	}

	@Nullable JdbcWork work() {
		return this.reader.work();
	}

	Reader copyData() {
		return this.reader.copyData();
	}

	void expect(@Nullable Checksum loaded) {
		this.reader.expect(loaded);
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
