package io.migrate.diff;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.migrate.schema.Routine;
import io.migrate.schema.View;

/**
 * What definitions say, and what can be changed of them in place.
 */
final class Definitions {

	private static final Pattern HEAD = Pattern.compile("(?is)(.*?)\\bLANGUAGE\\b.*");

	private Definitions() {
	}

	static boolean same(Routine one, Routine other) {
		return lines(one.definition()).equals(lines(other.definition()));
	}

	// Files of Windows and editors that cut spaces off change no meaning
	private static List<String> lines(String definition) {
		return definition.strip().lines().map(String::stripTrailing).toList();
	}

	/**
	 * Whether a routine can be replaced: its arguments and its result stay.
	 * @param from the routine as it is
	 * @param to the routine as it is to be
	 * @return {@code false} when it has to be dropped before
	 */
	static boolean canBeReplaced(Routine from, Routine to) {
		return from.procedure() == to.procedure() && head(from).equals(head(to));
	}

	/**
	 * What a routine takes and gives.
	 * @param routine the routine
	 * @return its definition before its language and its body
	 */
	static String head(Routine routine) {
		Matcher matcher = HEAD.matcher(routine.definition());
		return (matcher.matches() ? matcher.group(1) : routine.definition()).replaceAll("\\s+", " ");
	}

	static boolean same(View one, View other) {
		return one.materialized() == other.materialized() && one.definition().equals(other.definition())
				&& one.options().equals(other.options());
	}

	/**
	 * Whether a view can be replaced, and the replacement taken back: it has the same
	 * columns of the same tables. Columns can be added in place, but not taken away.
	 * @param from the view as it is
	 * @param to the view as it is to be
	 * @return {@code false} when it has to be dropped before
	 */
	static boolean canBeReplaced(View from, View to) {
		SqlText before = SqlText.of(from.definition());
		SqlText after = SqlText.of(to.definition());
		return !from.materialized() && !to.materialized() && before.selected().equals(after.selected())
				&& before.qualifiedNames().equals(after.qualifiedNames());
	}

	/**
	 * Whether tables, or domains of their columns, use a routine.
	 * @param routine the routine
	 * @param contents the tables and domains
	 * @return {@code true} when one of their expressions names it
	 */
	static boolean isUsedByTables(Routine routine, Contents contents) {
		return Stream
			.concat(contents.tables().values().stream().map(Usage::texts),
					contents.types().values().stream().map(Usage::texts))
			.flatMap(Collection::stream)
			.filter((text) -> text.contains(routine.name().name()))
			.anyMatch((text) -> SqlText.of(text).hasName(routine.name()));
	}

}
