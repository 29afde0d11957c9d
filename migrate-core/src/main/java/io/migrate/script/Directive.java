package io.migrate.script;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final Pattern FORM = Pattern
		.compile("--[ \\t]*" + MARK + "(?<name>[A-Za-z-]+)(?:[ \\t]+(?<argument>.*))?", Pattern.DOTALL);

	/** Whether it is worth the while to {@linkplain #parse look closer}. */
	static boolean isLikely(String comment) {
		return comment.contains(MARK);
	}

	/**
	 * Reads a comment.
	 * @param comment a line comment with its dashes
	 * @return the directive, or {@code null} if it is a comment for people
	 */
	static @Nullable Directive parse(String comment, int line) {
		Matcher matcher = FORM.matcher(comment);
		if (!matcher.matches()) {
			return null;
		}
		String argument = matcher.group("argument");
		return new Directive(matcher.group("name"), (argument != null) ? argument.strip() : "", line);
	}

	@Override
	public <R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment) {
		return directive.apply(this);
	}

}
