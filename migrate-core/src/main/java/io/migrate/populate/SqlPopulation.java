package io.migrate.populate;

import io.migrate.base.Checksum;
import io.migrate.file.LocatedFile;

/**
 * A file with statements.
 *
 * @param header what it says of itself
 * @param file the file
 * @param checksum of the tokens of its statements
 */
public record SqlPopulation(PopulationHeader header, LocatedFile file, Checksum checksum) implements Population {

	static final String SUFFIX = ".sql";

	@Override
	public String kind() {
		return "sql";
	}

	@Override
	public String source() {
		return this.file.name();
	}

	@Override
	public boolean isFile() {
		return true;
	}

	@Override
	public <R> R match(Kinds<R> kinds) {
		return kinds.sql(this);
	}

}
