package io.migrate.populate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.migrate.file.HeaderLines;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header that all files of populations have.
 */
final class PopulationLines {

	private static final String AFTER = "After";

	private static final String DEPENDS_ON = "Depends on";

	private static final String MODE = "Mode";

	private static final String PROFILES = "Profiles";

	private static final List<String> COMMON = List.of("Population", AFTER, DEPENDS_ON, MODE, PROFILES);

	private PopulationLines() {
	}

	/**
	 * The titles of a kind of file.
	 * @param more those that it has besides
	 * @return all of them
	 */
	static List<String> titles(String... more) {
		return Stream.concat(COMMON.stream(), Arrays.stream(more)).toList();
	}

	/**
	 * What the lines say.
	 * @param lines the comment lines at the top of a file
	 * @return the header, or {@code null} when it has no usable name
	 */
	static @Nullable PopulationHeader header(HeaderLines lines) {
		PopulationMode mode = mode(lines);
		List<String> dependsOn = lines.names(DEPENDS_ON);
		String after = lines.value(AFTER);
		return lines.isNamed() ? new PopulationHeader(lines.name(), lines.description(), after.isEmpty() ? null : after,
				dependsOn, mode, lines.values(PROFILES)) : null;
	}

	private static PopulationMode mode(HeaderLines lines) {
		String mode = lines.value(MODE).toLowerCase(Locale.ROOT);
		if (mode.isEmpty()) {
			return PopulationMode.ON_CHANGE;
		}
		return PopulationMode.of(mode).orElseGet(() -> {
			lines.problem(lines.line(MODE), "'" + mode + "' is no mode; there are "
					+ String.join(", ", Arrays.stream(PopulationMode.values()).map(PopulationMode::key).toList()));
			return PopulationMode.ON_CHANGE;
		});
	}

}
