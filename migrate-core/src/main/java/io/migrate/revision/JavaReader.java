package io.migrate.revision;

import java.io.Reader;
import java.util.Iterator;

import io.migrate.base.Checksum;
import io.migrate.operation.JdbcWork;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a class asks for, call by call.
 */
final class JavaReader implements StatementReader {

	/** Stands in the place of what is done in Java. */
	private static final SqlStatement WORK = new SqlStatement("-- op.jdbc: Java, which cannot be shown", 0, 1, 1,
			false);

	private final Iterator<JavaScript.Part> parts;

	private String place;

	private @Nullable SectionReader reader;

	private @Nullable JdbcWork work;

	JavaReader(String name, Iterator<JavaScript.Part> parts) {
		this.place = name;
		this.parts = parts;
	}

	@Override
	public String scriptName() {
		return this.place;
	}

	@Override
	public @Nullable SqlStatement next() {
		this.work = null;
		while (true) {
			SqlStatement statement = (this.reader != null) ? this.reader.next() : null;
			if (statement != null || !this.parts.hasNext()) {
				return statement;
			}
			close();
			JavaScript.Part part = this.parts.next();
			this.place = part.place();
			this.work = part.work();
			if (this.work != null) {
				return WORK;
			}
			this.reader = SectionReader.of(part.place(), part.text());
		}
	}

	@Override
	public @Nullable JdbcWork work() {
		return this.work;
	}

	@Override
	public Reader copyData() {
		if (this.reader == null) {
			throw new IllegalStateException("No statement was read");
		}
		return this.reader.copyData();
	}

	/**
	 * A class does not change while it runs.
	 */
	@Override
	public void expect(@Nullable Checksum loaded) {
		// what it says is kept since it was first asked
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
			this.reader = null;
		}
	}

}
