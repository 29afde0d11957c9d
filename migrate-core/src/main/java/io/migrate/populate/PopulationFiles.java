package io.migrate.populate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.file.FileFinder;
import io.migrate.file.HeaderLines;
import io.migrate.file.LocatedFile;
import io.migrate.file.Location;
import io.migrate.transaction.StatementFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Finds the populations that are files: {@code .sql} and {@code .csv} below folders,
 * sub-folders included. Thread-safe.
 */
public final class PopulationFiles implements PopulationSource {

	/** Where populations are when nothing else is said. */
	public static final String DEFAULT_LOCATION = "classpath:db/populations";

	private final List<Location> locations;

	private final ResourcePatternResolver resolver;

	/**
	 * Creates the source.
	 * @param locations the folders, as for revisions; one that is not there is empty
	 * @param resolver finds what is on the class path
	 */
	public PopulationFiles(List<String> locations, ResourcePatternResolver resolver) {
		this.locations = locations.stream().filter(StringUtils::hasText).map(Location::new).toList();
		this.resolver = resolver;
	}

	@Override
	public List<Population> populations(Problems problems) {
		FileFinder finder = new FileFinder(this.resolver, problems,
				List.of(SqlPopulation.SUFFIX, CsvPopulation.SUFFIX));
		return finder.findAll(this.locations)
			.stream()
			.flatMap((file) -> Stream.ofNullable(read(file, problems)))
			.toList();
	}

	private static @Nullable Population read(LocatedFile file, Problems problems) {
		try {
			return file.name().endsWith(CsvPopulation.SUFFIX) ? new CsvHeader(file, problems).read()
					: readSql(file, problems);
		}
		catch (CharacterCodingException ex) {
			problems.add(file.name(), 0, "is not UTF-8; save it as UTF-8");
		}
		catch (IOException ex) {
			problems.add(file.name(), 0, "cannot be read: " + ex.getMessage());
		}
		return null;
	}

	private static @Nullable Population readSql(LocatedFile file, Problems problems) throws IOException {
		HeaderLines lines = new HeaderLines(file.name(), problems, PopulationLines.titles());
		Checksum checksum = StatementFile.look(file, lines, problems);
		PopulationHeader header = PopulationLines.header(lines);
		return (header != null) ? new SqlPopulation(header, file, checksum) : null;
	}

}
