package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of names, in which {@code *} stands for any characters, or none, and every
 * other character for itself. There are no quotes, and case counts: names are written as
 * the catalog has them.
 *
 * @param schema the pattern of the schema, or {@code null} for every schema
 * @param name the pattern of the name in that schema
 */
public record NamePattern(@Nullable String schema, String name) {

	private static final char ANY = '*';

	/**
	 * Reads a pattern. What stands before the first dot is the pattern of the schema;
	 * without a dot the pattern holds in every schema. So {@code legacy_*} is what begins
	 * with {@code legacy_} wherever it is, {@code audit.*} everything in the schema
	 * {@code audit}, and {@code *.log} whatever is called {@code log}.
	 * @param text the pattern
	 * @return what it means
	 */
	public static NamePattern parse(String text) {
		int dot = text.indexOf('.');
		return (dot < 0) ? new NamePattern(null, text)
				: new NamePattern(text.substring(0, dot), text.substring(dot + 1));
	}

	/**
	 * Whether a name is as the pattern says.
	 * @param name the name; one without a schema matches only patterns without one
	 * @return {@code true} if it is
	 */
	public boolean matches(QualifiedName name) {
		return matches(this.name, name.name())
				&& (this.schema == null || (name.schema() != null && matches(this.schema, name.schema())));
	}

	/**
	 * Whether names in a schema may be as the pattern says.
	 * @param schema the schema
	 * @return {@code true} if they may
	 */
	public boolean matchesSchema(String schema) {
		return this.schema == null || matches(this.schema, schema);
	}

	/**
	 * Whether the pattern means everything in the schemas that it names.
	 * @return {@code true} for one like {@code audit.*}
	 */
	public boolean isWholeSchema() {
		return this.schema != null && this.name.equals(String.valueOf(ANY));
	}

	// Goes back only to the last star: what the ones before it took does not matter
	private static boolean matches(String pattern, String text) {
		int star = -1;
		int retry = 0;
		int at = 0;
		int i = 0;
		while (i < text.length()) {
			if (at < pattern.length() && pattern.charAt(at) == ANY) {
				star = at++;
				retry = i;
			}
			else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
				at++;
				i++;
			}
			else if (star >= 0) {
				at = star + 1;
				i = ++retry;
			}
			else {
				return false;
			}
		}
		return pattern.chars().skip(at).allMatch((rest) -> rest == ANY);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
