package io.migrate.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.populate.InvalidPopulationsException;
import io.migrate.revision.InvalidRevisionsException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Says what went wrong, whole or so that nothing of a statement, of data or of a setting
 * is in it. What a database says is no use then: its sentences quote values. What is left
 * is the place, which the engine writes first, and the name that PostgreSQL has for the
 * SQLSTATE. Immutable.
 */
final class ErrorTexts {

	private static final String HIDDEN = "not shown, since it may quote statements or data";

	private static final int MAX_PLACES = 20;

	private static final Pattern PLACE = Pattern.compile("[^\\s'\"]+\\.(?:sql|csv)(?::[0-9]+){0,2}(?=: )");

	private static final Pattern SQL_STATE = Pattern.compile(" \\[([0-9A-Z]{5})\\]$", Pattern.MULTILINE);

	private static final Pattern PASSWORD = Pattern
		.compile("(?i)(password[^=\\s]*=)[^&;\\s]*|(://[^/\\s:@]*:)[^?\\s]*(?=@)");

	private static final Properties CONDITIONS = conditions();

	private final boolean whole;

	ErrorTexts(boolean whole) {
		this.whole = whole;
	}

	private static Properties conditions() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("conditions.properties", ErrorTexts.class));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An error that the database keeps.
	 * @param stored what the engine wrote, or {@code null}
	 */
	@Nullable String stored(@Nullable String stored) {
		if (stored == null || this.whole) {
			return stored;
		}
		Matcher place = PLACE.matcher(stored);
		String where = place.lookingAt() ? place.group() + ": " : "";
		Matcher state = SQL_STATE.matcher(stored);
		String condition = state.find() ? condition(state.group(1)) : null;
		return where + ((condition != null) ? condition : HIDDEN);
	}

	/**
	 * Why the revisions cannot be read.
	 */
	String revisions(MigrationException failure) {
		if (this.whole) {
			return whole(failure);
		}
		return (failure instanceof InvalidRevisionsException invalid) ? problems("revisions", invalid.problems())
				: "The revisions cannot be read: " + HIDDEN;
	}

	/**
	 * Why the populations cannot be read.
	 */
	String populations(InvalidPopulationsException failure) {
		return this.whole ? whole(failure) : problems("populations", failure.problems());
	}

	/**
	 * Why the database does not say where it stands.
	 */
	String database(MigrationException failure) {
		if (this.whole) {
			return whole(failure);
		}
		String condition = null;
		Throwable cause = failure.getCause();
		while (cause != null) {
			if (cause instanceof SQLException refused && condition(refused.getSQLState()) != null) {
				condition = condition(refused.getSQLState());
			}
			cause = cause.getCause();
		}
		return "The database does not answer" + ((condition != null) ? ": " + condition : "");
	}

	private static String whole(MigrationException failure) {
		return PASSWORD.matcher(String.valueOf(failure.getMessage())).replaceAll("$1$2******");
	}

	// Such as unique_violation; only names that PostgreSQL has, whoever wrote the rest
	private static @Nullable String condition(@Nullable String state) {
		String name = (state != null) ? CONDITIONS.getProperty(state) : null;
		return (name != null) ? name + " [" + state + "]" : null;
	}

	private static String problems(String what, List<Problem> problems) {
		String places = problems.stream()
			.map((problem) -> problem.location() + ((problem.line() > 0) ? ":" + problem.line() : ""))
			.distinct()
			.limit(MAX_PLACES)
			.collect(Collectors.joining(", "));
		String count = (problems.size() == 1) ? "There is a problem in the " + what
				: "There are " + problems.size() + " problems in the " + what;
		return count + ": " + places;
	}

}
