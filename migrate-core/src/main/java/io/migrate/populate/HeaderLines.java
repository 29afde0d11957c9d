package io.migrate.populate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Collects the comment lines at the top of a file: what it does, and from
 * {@code Population} on its header. Not thread-safe.
 */
final class HeaderLines {

	static final String POPULATION = "Population";

	private static final String AFTER = "After";

	private static final String DEPENDS_ON = "Depends on";

	private static final String MODE = "Mode";

	private static final String PROFILES = "Profiles";

	private static final List<String> COMMON = List.of(POPULATION, AFTER, DEPENDS_ON, MODE, PROFILES);

	private final String file;

	private final Problems problems;

	private final List<String> titles = new ArrayList<>(COMMON);

	private final List<String> description = new ArrayList<>();

	private final Map<String, Line> lines = new LinkedHashMap<>();

	/**
	 * Begins to collect.
	 * @param file the name of the file
	 * @param problems takes what is wrong
	 * @param more titles of lines that the kind of file has besides
	 */
	HeaderLines(String file, Problems problems, String... more) {
		this.file = file;
		this.problems = problems;
		this.titles.addAll(Arrays.asList(more));
	}

	/**
	 * Adds a comment line.
	 * @param text the line without what makes it a comment
	 * @param number its number
	 */
	void add(String text, int number) {
		String line = text.strip();
		String title = title(line);
		if (this.lines.isEmpty() && !POPULATION.equals(title)) {
			this.description.add(line);
		}
		else if (title != null) {
			Line before = this.lines.putIfAbsent(title,
					new Line(line.substring(line.indexOf(':') + 1).strip(), number));
			if (before != null) {
				problem(number, "'" + title + "' stands twice, first on line " + before.number());
			}
		}
		else if (!line.isEmpty()) {
			problem(number, "'" + line + "' is no header line. Below '" + POPULATION + "' come "
					+ String.join(", ", this.titles.subList(1, this.titles.size())) + " and nothing else");
		}
	}

	private @Nullable String title(String line) {
		int colon = line.indexOf(':');
		return this.titles.stream()
			.filter((title) -> colon >= 0 && line.substring(0, colon).strip().equalsIgnoreCase(title))
			.findFirst()
			.orElse(null);
	}

	/**
	 * What they say.
	 * @param otherwise when it runs again, unless they say that
	 * @return the header, or {@code null} when it has no usable name
	 */
	@Nullable PopulationHeader header(PopulationMode otherwise) {
		Line name = this.lines.get(POPULATION);
		if (name == null) {
			problem(1,
					"has no header: a population begins with comment lines, among them '" + POPULATION + ": <name>'");
			return null;
		}
		PopulationMode mode = mode(otherwise);
		List<String> dependsOn = names(values(DEPENDS_ON), line(DEPENDS_ON));
		if (names(List.of(name.value()), name.number()).isEmpty()) {
			return null;
		}
		String after = value(AFTER);
		return new PopulationHeader(name.value(), String.join("\n", this.description).strip(),
				after.isEmpty() ? null : after, dependsOn, mode, values(PROFILES));
	}

	private List<String> names(List<String> written, int line) {
		return PopulationName.list(written, (problem) -> problem(line, problem))
			.stream()
			.map(PopulationName::value)
			.toList();
	}

	private PopulationMode mode(PopulationMode otherwise) {
		String mode = value(MODE).toLowerCase(Locale.ROOT);
		if (mode.isEmpty()) {
			return otherwise;
		}
		return PopulationMode.of(mode).orElseGet(() -> {
			problem(line(MODE), "'" + mode + "' is no mode; there are "
					+ String.join(", ", Arrays.stream(PopulationMode.values()).map(PopulationMode::key).toList()));
			return otherwise;
		});
	}

	String value(String title) {
		Line line = this.lines.get(title);
		return (line != null) ? line.value() : "";
	}

	List<String> values(String title) {
		return Arrays.stream(value(title).split(",")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
	}

	/**
	 * Where a line stands.
	 * @param title its title
	 * @return its number, or one when it is missing
	 */
	int line(String title) {
		Line line = this.lines.get(title);
		return (line != null) ? line.number() : 1;
	}

	void problem(int line, String message) {
		this.problems.add(this.file, line, message);
	}

	private record Line(String value, int number) {

	}

}
