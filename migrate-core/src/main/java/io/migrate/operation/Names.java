package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Names as people write them in Java: {@code documents}, {@code audit.log}, and with
 * quotes where a dot is a part of a name, {@code "v1.0"}. Case is kept.
 */
final class Names {

	// NAMEDATALEN - 1
	private static final int LONGEST = 63;

	private static final char QUOTE = '"';

	private Names() {
	}

	/**
	 * Reads a name that may have a schema.
	 */
	static QualifiedName parse(String written) {
		int dot = dot(written);
		return (dot < 0) ? new QualifiedName(null, plain(written))
				: new QualifiedName(plain(written.substring(0, dot)), plain(written.substring(dot + 1)));
	}

	private static int dot(String written) {
		boolean quoted = false;
		for (int i = 0; i < written.length(); i++) {
			char c = written.charAt(i);
			quoted ^= (c == QUOTE);
			if (c == '.' && !quoted) {
				return i;
			}
		}
		return -1;
	}

	private static String plain(String written) {
		String name = written.strip();
		boolean quoted = name.length() > 1 && name.charAt(0) == QUOTE && name.charAt(name.length() - 1) == QUOTE;
		return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
	}

	/**
	 * The name that the server would give, so that it stands in the script.
	 * @param table the table
	 * @param columns the columns that it concerns
	 * @param kind its last word
	 * @return the name, or {@code null} where it would be too long
	 */
	static @Nullable String conventional(QualifiedName table, List<String> columns, String kind) {
		StringBuilder name = new StringBuilder(table.name());
		columns.forEach((column) -> name.append('_').append(column));
		name.append('_').append(kind);
		boolean ascii = name.chars().allMatch((c) -> c < Byte.MAX_VALUE);
		return (ascii && name.length() <= LONGEST) ? name.toString() : null;
	}

}
