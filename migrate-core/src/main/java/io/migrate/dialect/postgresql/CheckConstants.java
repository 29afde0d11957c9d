package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The constants in a condition: they tell which values may meet it.
 *
 * @param texts the literals, also without the signs that patterns are made of
 * @param numbers the numbers, each with its neighbours
 */
record CheckConstants(List<String> texts, List<Long> numbers) {

	private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

	private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?[0-9]{1,18}(?![\\w])");

	private static final String LONG = "x".repeat(40);

	CheckConstants {
		texts = List.copyOf(texts);
		numbers = List.copyOf(numbers);
	}

	/**
	 * Finds them.
	 * @param print a condition, as the server prints it
	 */
	static CheckConstants in(String print) {
		List<String> texts = new ArrayList<>();
		List<Long> numbers = new ArrayList<>();
		Matcher literal = LITERAL.matcher(print);
		while (literal.find()) {
			String text = literal.group(1).replace("''", "'");
			if (text.contains("%") || text.contains("_")) {
				texts.add(text.replace("%", LONG).replace('_', 'x'));
				texts.add(text.replace("%", "").replace('_', 'x'));
				texts.add(text.replace("%", "x").replace('_', 'x'));
			}
			texts.add(text);
			addNumbers(text, numbers);
		}
		addNumbers(LITERAL.matcher(print).replaceAll(""), numbers);
		return new CheckConstants(texts, numbers);
	}

	private static void addNumbers(String text, List<Long> numbers) {
		Matcher number = NUMBER.matcher(text);
		while (number.find()) {
			long value = Long.parseLong(number.group());
			numbers.addAll(List.of(value, value + 1, value - 1));
		}
	}

}
