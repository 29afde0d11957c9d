package io.migrate.revision;

import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import io.migrate.script.Directive;

/**
 * What people say about a revision, as it can stand in the comment at the top of its
 * file: the first line is the message, the others are the long text. Characters that
 * would end the comment or that no editor shows are spaces.
 *
 * @param message one line, empty when nothing was written
 * @param description any number of lines, mostly none
 */
public record RevisionText(String message, List<String> description) {

	private static final char REPLACEMENT = '\uFFFD';

	public RevisionText {
		description = List.copyOf(description);
	}

	/**
	 * Takes what somebody wrote.
	 * @param written any text, with line breaks of any kind
	 * @return its lines without blank ones around them
	 */
	public static RevisionText of(String written) {
		List<String> lines = written.strip().lines().flatMap(RevisionText::lines).map(RevisionText::shown).toList();
		String text = String.join("\n", lines).strip();
		int end = text.indexOf('\n');
		return (end < 0) ? new RevisionText(text, List.of()) : new RevisionText(text.substring(0, end).strip(),
				text.substring(end + 1).lines().map(String::stripTrailing).dropWhile(String::isEmpty).toList());
	}

	// Those that only Unicode knows
	private static Stream<String> lines(String line) {
		return Stream.of(line.split("[\\x0B\\f\\x85\\u2028\\u2029]", -1));
	}

	private static String shown(String line) {
		StringBuilder shown = new StringBuilder(line.length());
		line.codePoints().forEach((c) -> {
			if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
				shown.append(REPLACEMENT);
			}
			else {
				shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
			}
		});
		return shown.toString();
	}

	/**
	 * Finds what would be read as something else.
	 * @param problems takes what cannot stand in a file, or that there is no message
	 */
	public void check(Problems problems) {
		if (this.message.isEmpty()) {
			problems.add(null, 0, "The message is blank; say in a few words what the revision changes, with -m");
		}
		if (lines().anyMatch((line) -> line.indexOf(REPLACEMENT) >= 0)) {
			problems.add(null, 0, "The message has characters that this process could not read; give it a locale that"
					+ " has them, such as LC_ALL=C.UTF-8");
		}
		lines().filter((line) -> Directive.isDirective(line) || RevisionHeader.isBeginning(line))
			.forEach((line) -> problems.add(null, 0, "The message has the line '" + line.strip()
					+ "', which means something else at the top of a file; begin the line with another word"));
	}

	private Stream<String> lines() {
		return Stream.concat(Stream.of(this.message), this.description.stream());
	}

}
