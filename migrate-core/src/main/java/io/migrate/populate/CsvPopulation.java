package io.migrate.populate;

import io.migrate.base.Checksum;
import io.migrate.file.LocatedFile;

/**
 * A file with rows.
 *
 * @param header what it says of itself
 * @param file the file
 * @param rows where its rows go
 * @param checksum of its bytes, whatever the kind of its line ends
 */
public record CsvPopulation(PopulationHeader header, LocatedFile file, CsvRows rows,
		Checksum checksum) implements Population {

	static final String SUFFIX = ".csv";

	@Override
	public String kind() {
		return "csv";
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
		return kinds.csv(this);
	}

}
