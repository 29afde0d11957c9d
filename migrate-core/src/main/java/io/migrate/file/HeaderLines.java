package io.migrate.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Collects the comment lines at the top of a file: what it does, and from the title of
 * its name on its header. Not thread-safe.
 */
public final class HeaderLines {

	private final String file;

	private final Problems problems;

	private final List<String> titles;

	private final List<String> description = new ArrayList<>();

	private final Map<String, Line> lines = new LinkedHashMap<>();

	/**
	 * Begins to collect.
	 * @param file the name of the file
	 * @param problems takes what is wrong
	 * @param titles the titles of its lines, that of its name first
	 */
	public HeaderLines(String file, Problems problems, List<String> titles) {
		this.file = file;
		this.problems = problems;
		this.titles = List.copyOf(titles);
	}

	/**
	 * Adds a comment line.
	 * @param text the line without what makes it a comment
	 * @param number its number
	 */
	public void add(String text, int number) {
		String line = text.strip();
		String title = title(line);
		if (this.lines.isEmpty() && !this.titles.get(0).equals(title)) {
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
			problem(number, "'" + line + "' is no header line. Below '" + this.titles.get(0) + "' come "
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
	 * Whether the file has a header, which begins with its name.
	 * @return {@code false} when there is none; that is reported
	 */
	public boolean isNamed() {
		String title = this.titles.get(0);
		Line line = this.lines.get(title);
		if (line == null) {
			problem(1, "has no header: it begins with comment lines, among them '" + title + ": <name>'");
			return false;
		}
		return !PopulationName.list(List.of(line.value()), (problem) -> problem(line.number(), problem)).isEmpty();
	}

	/**
	 * Its name.
	 * @return the value of the first title
	 */
	public String name() {
		return value(this.titles.get(0));
	}

	/**
	 * What the lines above the header say.
	 * @return them, joined, or an empty text
	 */
	public String description() {
		return String.join("\n", this.description).strip();
	}

	/**
	 * The value of a line.
	 * @param title its title
	 * @return the value, or an empty text when it is missing
	 */
	public String value(String title) {
		Line line = this.lines.get(title);
		return (line != null) ? line.value() : "";
	}

	/**
	 * The values of a line that has several, with commas between them.
	 * @param title its title
	 * @return the values
	 */
	public List<String> values(String title) {
		return Arrays.stream(value(title).split(",")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
	}

	/**
	 * The values of a line that has names.
	 * @param title its title
	 * @return those that are names; the others are reported
	 */
	public List<String> names(String title) {
		return PopulationName.list(values(title), (problem) -> problem(line(title), problem))
			.stream()
			.map(PopulationName::value)
			.toList();
	}

	/**
	 * Where a line stands.
	 * @param title its title
	 * @return its number, or one when it is missing
	 */
	public int line(String title) {
		Line line = this.lines.get(title);
		return (line != null) ? line.number() : 1;
	}

	/**
	 * Reports what is wrong.
	 * @param line where
	 * @param message what
	 */
	public void problem(int line, String message) {
		this.problems.add(this.file, line, message);
	}

	private record Line(String value, int number) {

	}

}
