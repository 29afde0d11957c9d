package io.migrate.script;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A comment that speaks to the engine, such as {@code -- migrate:upgrade}.
 *
 * @param name what stands after {@code migrate:}, letters and hyphens
 * @param argument the rest of the line without white space around it, often empty
 * @param line its line in the file, counted from one
 */
public record Directive(String name, String argument, int line) implements ScriptItem {

	private static final String MARK = "migrate:";

	/** Whether it is worth the while to {@linkplain #parse look closer}. */
	static boolean isLikely(String comment) {
		return comment.contains(MARK);
	}

	/**
	 * Whether a comment speaks to the engine.
	 * @param comment a line comment without its dashes
	 * @return {@code true} when it is read as a directive
	 */
	public static boolean isDirective(String comment) {
		return parse(comment, 0) != null;
	}

	/**
	 * Reads a comment.
	 * @param comment a line comment without its dashes
	 * @return the directive, or {@code null} if it is a comment for people
	 */
	static @Nullable Directive parse(String comment, int line) {
		int start = 0;
		while (start < comment.length() && isBlank(comment.charAt(start))) {
			start++;
		}
		if (!comment.startsWith(MARK, start)) {
			return null;
		}
		start += MARK.length();
		int end = start;
		while (end < comment.length() && isNamePart(comment.charAt(end))) {
			end++;
		}
		if (end == start || (end < comment.length() && !isBlank(comment.charAt(end)))) {
			return null;
		}
		return new Directive(comment.substring(start, end), comment.substring(end).strip(), line);
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	private static boolean isNamePart(char c) {
		char lower = CharClass.toLowerCase(c);
		return c == '-' || (lower >= 'a' && lower <= 'z');
	}

	@Override
	public <R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment) {
		return directive.apply(this);
	}

}
