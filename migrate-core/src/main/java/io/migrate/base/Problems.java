package io.migrate.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Gathers problems so that all of a kind are reported at once. Not thread-safe.
 */
public final class Problems {

	private final List<Problem> found = new ArrayList<>();

	/**
	 * Adds a problem.
	 * @param location where it is, or {@code null}
	 * @param line the line in that place, counted from one, or zero for the whole
	 * @param message what is wrong
	 */
	public void add(@Nullable String location, int line, String message) {
		this.found.add(new Problem(location, line, message));
	}

	/**
	 * Whether nothing was found.
	 * @return {@code true} when there is no problem
	 */
	public boolean isEmpty() {
		return this.found.isEmpty();
	}

	/**
	 * What was found so far.
	 * @return the problems in the order in which they were found
	 */
	public List<Problem> list() {
		return List.copyOf(this.found);
	}

	/**
	 * Throws if something was found.
	 * @param failure makes the exception from the problems
	 */
	public void throwIfAny(Function<List<Problem>, ? extends MigrationException> failure) {
		if (!isEmpty()) {
			throw failure.apply(list());
		}
	}

	/**
	 * Writes problems as indented lines for a message.
	 * @param problems what to write
	 * @return one line for each, each with a leading line break
	 */
	public static String lines(List<Problem> problems) {
		StringBuilder text = new StringBuilder();
		problems.forEach((problem) -> text.append("\n  ").append(problem));
		return text.toString();
	}

}
