package io.migrate.boot.jpa;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.migrate.base.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Names as PostgreSQL understands what Hibernate writes: without quotes in lower case,
 * and never longer than 63 bytes.
 */
final class Names {

	private static final int LIMIT = 63;

	private static final String QUOTES = "`\"";

	/** What Hibernate calls a constraint for which the mapping has no name. */
	private static final Pattern GENERATED = Pattern.compile("(FK|UK|IDX)(?=.*\\d)[0-9a-y]{18,26}");

	private final String sessionSchema;

	private final String defaultSchema;

	/**
	 * Knows where names without a schema belong.
	 * @param sessionSchema where the session would look
	 * @param defaultSchema where Hibernate looks, or {@code null} when it leaves that to
	 * the session
	 */
	Names(String sessionSchema, @Nullable Identifier defaultSchema) {
		this.sessionSchema = sessionSchema;
		this.defaultSchema = (defaultSchema != null) ? of(defaultSchema) : sessionSchema;
	}

	QualifiedName qualified(@Nullable Identifier schema, Identifier name) {
		return new QualifiedName((schema != null) ? of(schema) : this.defaultSchema, of(name));
	}

	/**
	 * The name of something that Hibernate never qualifies.
	 * @param name as it is written
	 * @return the name in the schema where the session makes it
	 */
	QualifiedName unqualified(String name) {
		return new QualifiedName(this.sessionSchema, written(name));
	}

	static String of(Identifier identifier) {
		return identifier.isQuoted() ? cut(identifier.getText()) : folded(identifier.getText());
	}

	static String of(Column column) {
		return column.isQuoted() ? cut(column.getName()) : folded(column.getName());
	}

	/**
	 * A name from text.
	 * @param text the name, with quotes where it has some
	 * @return the name
	 */
	static String written(String text) {
		boolean quoted = text.length() > 1 && QUOTES.indexOf(text.charAt(0)) >= 0
				&& text.charAt(text.length() - 1) == text.charAt(0);
		return quoted ? cut(text.substring(1, text.length() - 1).replace("\"\"", "\"")) : folded(text);
	}

	/**
	 * The name of a constraint or an index.
	 * @param text as Hibernate has it
	 * @return the name, or {@code null} when only Hibernate thought of it
	 */
	static @Nullable String chosen(@Nullable String text) {
		return (text == null || text.isEmpty() || GENERATED.matcher(text).matches()) ? null : written(text);
	}

	// The server leaves letters beyond ASCII alone
	private static String folded(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		text.chars()
			.forEach((letter) -> folded.append((char) ((letter >= 'A' && letter <= 'Z') ? letter + 32 : letter)));
		return cut(folded.toString());
	}

	private static String cut(String name) {
		String cut = name;
		while (cut.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
			cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
		}
		return cut;
	}

}
