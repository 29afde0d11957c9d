package io.migrate.populate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.file.FileFinder;
import io.migrate.file.LocatedFile;
import io.migrate.file.Location;
import io.migrate.file.Utf8Reader;
import io.migrate.script.Comment;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
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
		Set<String> seen = new HashSet<>();
		List<Population> populations = new ArrayList<>();
		for (Location location : this.locations) {
			List<LocatedFile> files = finder.find(location);
			for (LocatedFile file : (files != null) ? files : List.<LocatedFile>of()) {
				Population population = seen.add(file.place()) ? read(file, problems) : null;
				if (population != null) {
					populations.add(population);
				}
			}
		}
		return populations;
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
		HeaderLines lines = new HeaderLines(file.name(), problems);
		MessageDigest digest = Checksum.digest();
		try (ScriptReader reader = new ScriptReader(new Utf8Reader().open(file.content()), file.name(), problems)) {
			reader.omitTexts();
			reader.digest(digest);
			boolean top = true;
			ScriptItem item = reader.next();
			while (item != null) {
				Optional<Comment> comment = item.match((statement) -> Optional.empty(), (directive) -> {
					problems.add(file.name(), directive.line(), "'-- migrate:" + directive.name()
							+ "' is for revisions; a population has a header and statements");
					return Optional.empty();
				}, Optional::of);
				top &= comment.isPresent();
				if (top) {
					comment.ifPresent((line) -> lines.add(line.text(), line.line()));
				}
				item = reader.next();
			}
		}
		PopulationHeader header = lines.header(PopulationMode.ON_CHANGE);
		return (header != null) ? new SqlPopulation(header, file, Checksum.of(digest)) : null;
	}

}
