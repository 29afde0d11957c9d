package io.migrate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;

/**
 * Patterns of table names in which {@code *} stands for any characters. A pattern without
 * a schema matches in every schema.
 */
final class TablePatterns {

	private final List<Pattern> patterns;

	TablePatterns(List<String> patterns) {
		this.patterns = patterns.stream().map(TablePatterns::compile).toList();
	}

	boolean match(QualifiedName table) {
		return this.patterns.stream()
			.anyMatch((pattern) -> pattern.matcher(table.name()).matches()
					|| pattern.matcher(table.toString()).matches());
	}

	private static Pattern compile(String pattern) {
		return Pattern
			.compile(Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
	}

}
