package io.migrate.adopt;

import java.util.List;

import io.migrate.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Where an imported revision comes from. Its file says so in its long text, and its id
 * proves it.
 */
final class Origin {

	private static final String TITLE = "Imported from ";

	private Origin() {
	}

	/**
	 * What the long text of a revision says.
	 * @param name the name of the file that was imported
	 * @return its lines
	 */
	static List<String> lines(ForeignFileName name) {
		return List.of(TITLE + name.name());
	}

	/**
	 * Where a revision comes from.
	 * @param revision a revision
	 * @return the name of the file that was imported, or {@code null} when the revision
	 * was not, or when that cannot be told
	 */
	static @Nullable ForeignFileName of(Revision revision) {
		return revision.description()
			.lines()
			.filter((line) -> line.startsWith(TITLE))
			.map((line) -> ForeignFileName.parse(line.substring(TITLE.length())))
			.filter((name) -> name != null && name.version() != null
					&& name.style().id(name.version()).equals(revision.id()))
			.findFirst()
			.orElse(null);
	}

}
