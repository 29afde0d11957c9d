package io.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the placeholders of one statement where they count: not in comments, and in
 * dollar-quoted strings only if that is asked for. Tokens that touch each other are
 * looked at together, for a name such as {@code a.b} is more than one of them.
 */
final class PlaceholderScan {

	private static final Pattern FORM = Pattern.compile("\\$\\{(" + Placeholders.NAME + ")}");

	private final String text;

	private final boolean inBodies;

	private final Matcher matcher;

	private final List<Found> found = new ArrayList<>();

	/** Where the tokens that touch each other begin, up to the last one that was read. */
	private int runStart;

	private int runEnd;

	private PlaceholderScan(String text, boolean inBodies) {
		this.text = text;
		this.inBodies = inBodies;
		this.matcher = FORM.matcher(text);
	}

	/**
	 * Finds placeholders.
	 * @param text the text of a statement
	 * @param inBodies whether they count in dollar-quoted strings
	 * @return what was found, in the order of the text
	 */
	static List<Found> of(String text, boolean inBodies) {
		PlaceholderScan scan = new PlaceholderScan(text, inBodies);
		CharSource source = new CharSource(text);
		SqlTokens.read(source, (lexeme, start) -> scan.token(lexeme, (int) start, (int) source.position()));
		scan.findInRun();
		return scan.found;
	}

	private void token(Lexeme lexeme, int start, int end) {
		if (lexeme == Lexeme.DOLLAR_STRING) {
			findInRun();
			body(start, end);
			this.runStart = end;
		}
		else if (start != this.runEnd) {
			findInRun();
			this.runStart = start;
		}
		this.runEnd = end;
	}

	// The dollar that ends a tag begins no placeholder
	private void body(int start, int end) {
		if (this.inBodies) {
			find(this.text.indexOf('$', start + 1) + 1, end);
		}
	}

	private void findInRun() {
		find(this.runStart, this.runEnd);
	}

	private void find(int from, int to) {
		this.matcher.region(from, to);
		while (this.matcher.find()) {
			this.found.add(new Found(this.matcher.start(), this.matcher.end(), this.matcher.group(1)));
		}
	}

	/**
	 * A placeholder in a text.
	 *
	 * @param start where it begins
	 * @param end where it ends, behind its brace
	 * @param name what stands between the braces
	 */
	record Found(int start, int end, String name) {

	}

}
