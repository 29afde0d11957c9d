package io.migrate.script;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.migrate.base.InvalidSettingException;
import io.migrate.base.Problems;
import io.migrate.script.PlaceholderScan.Found;
import org.jspecify.annotations.Nullable;

/**
 * What stands for <code>${name}</code> in statements. Names consist of
 * {@code A-Z a-z 0-9 _ . -}, and their case counts; what is no such name between its
 * braces is plain text. A value takes the place of its placeholder as it is, without
 * quotes of its own, and is not looked at for further placeholders. Comments and the data
 * of a {@code COPY} are left alone. Where there is no placeholder at all, nothing is
 * replaced. Immutable.
 *
 * @param values the value of each name
 * @param inBodies whether to replace in dollar-quoted strings as well, where comments are
 * text like the rest
 */
public record Placeholders(Map<String, String> values, boolean inBodies) {

	/** Leaves every statement as it is. */
	public static final Placeholders NONE = new Placeholders(Map.of(), false);

	static final String NAME = "[A-Za-z0-9_.-]+";

	private static final String OPENING = "${";

	/**
	 * Checks the names.
	 * @throws InvalidSettingException if a name has other characters
	 */
	public Placeholders {
		values = Collections.unmodifiableMap(new TreeMap<>(values));
		values.keySet().forEach(Placeholders::check);
	}

	private static void check(String name) {
		if (!name.matches(NAME)) {
			throw new InvalidSettingException(
					"'migrate.placeholders' has a name that no ${…} can have: '" + name + "'.",
					"Make names of placeholders from A-Z a-z 0-9 _ . - alone.");
		}
	}

	/**
	 * Replaces the placeholders of a statement.
	 * @param statement a statement of a script
	 * @param problems takes each name without a value, with the first line that has it,
	 * and a value that would end the statement and begin another
	 * @param script the name of the file, for problems
	 * @return the statement to run, which still knows the lines and columns of the file;
	 * placeholders without a value are still in it
	 */
	public SqlStatement resolve(SqlStatement statement, Problems problems, String script) {
		if (this.values.isEmpty() || !statement.text().contains(OPENING)) {
			return statement;
		}
		SqlStatement written = statement.asWritten();
		List<Found> known = new ArrayList<>();
		Set<String> unknown = new HashSet<>();
		for (Found found : PlaceholderScan.of(written.text(), this.inBodies)) {
			if (this.values.containsKey(found.name())) {
				known.add(found);
			}
			else if (unknown.add(found.name())) {
				problems.add(script, written.lineAt(found.start()), unknown(found.name()));
			}
		}
		SqlStatement resolved = replace(written, known);
		Found semicolon = firstWithSemicolon(known);
		if (semicolon != null && isSeveral(resolved)) {
			problems.add(script, written.lineAt(semicolon.start()), "the value of ${" + semicolon.name()
					+ "} ends this statement and begins another; write each statement into the revision");
		}
		return resolved;
	}

	private SqlStatement replace(SqlStatement written, List<Found> places) {
		String text = written.text();
		StringBuilder resolved = new StringBuilder(text.length());
		List<Substitution> substitutions = new ArrayList<>(places.size());
		int copied = 0;
		for (Found place : places) {
			int start = resolved.append(text, copied, place.start()).length();
			int end = resolved.append(this.values.get(place.name())).length();
			substitutions.add(new Substitution(start, end, text.substring(place.start(), place.end())));
			copied = place.end();
		}
		return written.withText(resolved.append(text, copied, text.length()).toString(), substitutions);
	}

	private String unknown(String name) {
		return "uses ${" + name + "}, and there is no such placeholder; there are "
				+ String.join(", ", this.values.keySet()) + " (set 'migrate.placeholders." + name + "')";
	}

	private @Nullable Found firstWithSemicolon(List<Found> known) {
		return known.stream()
			.filter((found) -> this.values.getOrDefault(found.name(), "").indexOf(';') >= 0)
			.findFirst()
			.orElse(null);
	}

	// A driver would run them all, a COMMIT included
	private static boolean isSeveral(SqlStatement statement) {
		try (ScriptReader reader = new ScriptReader(new StringReader(statement.text()), "", new Problems())) {
			int statements = 0;
			for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
				statements += item.match((one) -> 1, (directive) -> 0, (comment) -> 0);
			}
			return statements > 1;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
	}

}
