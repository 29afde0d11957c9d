package io.migrate.base;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The name of a population: one to 64 letters, digits and any of {@code _ . -}, the first
 * one no dot and no hyphen, so that it can be the name of a file and an argument.
 *
 * @param value the name as it is written; its case counts
 */
public record PopulationName(String value) {

	private static final String FORM = "names have 1 to 64 of A-Z a-z 0-9 _ . - and begin with none of . -";

	private static final int LONGEST = 64;

	public PopulationName {
		if (!isValid(value)) {
			throw new IllegalArgumentException("Not the name of a population: '" + value + "' (" + FORM + ")");
		}
	}

	/**
	 * Whether something can be the name of a population.
	 * @param value what somebody wrote
	 * @return {@code true} when {@link #PopulationName(String)} takes it
	 */
	public static boolean isValid(String value) {
		return !value.isEmpty() && value.length() <= LONGEST && "-.".indexOf(value.charAt(0)) < 0
				&& value.chars().allMatch(PopulationName::isPart);
	}

	/**
	 * Reads a list of names.
	 * @param written what somebody wrote
	 * @param report takes what is wrong with each that is no name
	 * @return the others, each once, in their order
	 */
	public static List<PopulationName> list(Collection<String> written, Consumer<String> report) {
		written.stream()
			.filter((name) -> !isValid(name))
			.forEach((name) -> report.accept("'" + name + "' is no name of a population: " + FORM));
		return written.stream().filter(PopulationName::isValid).distinct().map(PopulationName::new).toList();
	}

	private static boolean isPart(int c) {
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "_.-".indexOf(c) >= 0;
	}

	@Override
	public String toString() {
		return this.value;
	}

}
