package io.migrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
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
		try {
			scan.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
		return scan.found;
	}

	private void run() throws IOException {
		CharSource source = new CharSource(this.text);
		Lexer lexer = new Lexer(source, (line, message) -> {
			// whoever read the script has heard of it
		});
		int from = 0;
		int to = 0;
		for (Lexeme lexeme = lexer.next(); lexeme != Lexeme.END; lexeme = lexer.next()) {
			int start = (int) lexer.start();
			int end = (int) source.position();
			source.release();
			if (lexeme == Lexeme.DOLLAR_STRING) {
				find(from, to);
				body(start, end);
				from = end;
				to = end;
			}
			else if (lexeme != Lexeme.LINE_COMMENT) {
				if (start != to) {
					find(from, to);
					from = start;
				}
				to = end;
			}
		}
		find(from, to);
	}

	// The dollar that ends a tag begins no placeholder
	private void body(int start, int end) {
		if (this.inBodies) {
			find(this.text.indexOf('$', start + 1) + 1, end);
		}
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
