package io.migrate.script;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a script consists of.
 */
public sealed interface ScriptItem permits SqlStatement, Directive, Comment {

	/**
	 * Where it begins.
	 * @return the line in the file, counted from one
	 */
	int line();

	/**
	 * Does what fits the kind of item.
	 * @param <R> what comes out
	 * @param statement what to do with a statement
	 * @param directive what to do with a directive
	 * @param comment what to do with a comment
	 * @return what the function gave
	 */
	<R extends @Nullable Object> R match(Function<? super SqlStatement, ? extends R> statement,
			Function<? super Directive, ? extends R> directive, Function<? super Comment, ? extends R> comment);

}
