package io.migrate.define;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.base.Checksum;
import io.migrate.base.DependencyOrder;
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
 * Finds definitions: {@code .sql} files below folders, sub-folders included. Thread-safe.
 */
public final class DefinitionFiles {

	/** Where definitions are when nothing else is said. */
	public static final String DEFAULT_LOCATION = "classpath:db/definitions";

	private static final String DEPENDS_ON = "Depends on";

	private final List<Location> locations;

	private final ResourcePatternResolver resolver;

	/**
	 * Creates the source.
	 * @param locations the folders, as for revisions; one that is not there is empty
	 * @param resolver finds what is on the class path
	 */
	public DefinitionFiles(List<String> locations, ResourcePatternResolver resolver) {
		this.locations = locations.stream().filter(StringUtils::hasText).map(Location::new).toList();
		this.resolver = resolver;
	}

	/**
	 * Reads them.
	 * @return the definitions, each behind those that it depends on
	 * @throws InvalidDefinitionsException with everything that is wrong
	 */
	public List<Definition> read() {
		Problems problems = new Problems();
		Map<String, Definition> byName = new LinkedHashMap<>();
		FileFinder finder = new FileFinder(this.resolver, problems, List.of(".sql"));
		for (LocatedFile file : finder.findAll(this.locations)) {
			Definition definition = read(file, problems);
			Definition before = (definition != null) ? byName.putIfAbsent(definition.name(), definition) : null;
			if (before != null) {
				problems.add(file.name(), 0,
						"has the name '" + before.name() + "', which " + before.file().name() + " has as well");
			}
		}
		Map<String, Definition> sorted = DependencyOrder.of(byName, Definition::dependsOn,
				(definition, problem) -> problems.add(definition.file().name(), 0, problem));
		problems.throwIfAny(InvalidDefinitionsException::new);
		return List.copyOf(sorted.values());
	}

	private static @Nullable Definition read(LocatedFile file, Problems problems) {
		HeaderLines lines = new HeaderLines(file.name(), problems, List.of("Definition", DEPENDS_ON));
		try {
			Checksum checksum = StatementFile.look(file, lines, problems);
			List<String> dependsOn = lines.names(DEPENDS_ON);
			return lines.isNamed() ? new Definition(lines.name(), dependsOn, file, checksum) : null;
		}
		catch (CharacterCodingException ex) {
			problems.add(file.name(), 0, "is not UTF-8; save it as UTF-8");
		}
		catch (IOException ex) {
			problems.add(file.name(), 0, "cannot be read: " + ex.getMessage());
		}
		return null;
	}

}
