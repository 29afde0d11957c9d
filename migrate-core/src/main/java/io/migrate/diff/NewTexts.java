package io.migrate.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.schema.Routine;
import io.migrate.schema.Table;
import io.migrate.schema.View;

/**
 * The expressions and definitions that only the desired side has.
 */
final class NewTexts {

	private final Set<String> texts;

	NewTexts(Comparison comparison) {
		this.texts = new HashSet<>(texts(comparison.desired()));
		this.texts.removeAll(texts(comparison.current()));
	}

	private static Set<String> texts(Contents contents) {
		return Stream
			.of(contents.tables().values().stream().map(Usage::texts).flatMap(Collection::stream),
					contents.tables().values().stream().flatMap(NewTexts::bound),
					contents.types().values().stream().map(Usage::texts).flatMap(Collection::stream),
					contents.views().values().stream().map(View::definition),
					contents.routines().values().stream().map(Routine::definition))
			.flatMap((texts) -> texts)
			.collect(Collectors.toSet());
	}

	private static Stream<String> bound(Table table) {
		return (table.partitioning() != null) ? Stream.ofNullable(table.partitioning().bound()) : Stream.empty();
	}

	/**
	 * Whether one of them has a string.
	 * @param value the string
	 * @return {@code true} when one does
	 */
	boolean have(String value) {
		return this.texts.stream()
			.anyMatch((text) -> text.contains(value) && (SqlText.of(text).hasLiteral(value) || text.contains("$")));
	}

}
