package io.migrate.script;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A line comment between statements.
 *
 * @param text the comment without its dashes and without one space after them
 * @param line its line in the file, counted from one
 */
public record Comment(String text, int line) implements ScriptItem {

	@Override
	public <R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment) {
		return comment.apply(this);
	}

}
