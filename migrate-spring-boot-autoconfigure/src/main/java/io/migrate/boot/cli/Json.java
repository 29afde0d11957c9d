package io.migrate.boot.cli;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, since an application without a web has no library for it. What is not
 * ASCII is escaped, so that it does not matter how the output is encoded.
 */
final class Json {

	private static final String INDENT = "  ";

	private final StringBuilder text = new StringBuilder();

	private Json() {
	}

	/**
	 * Writes a value.
	 * @param value maps and collections of strings, numbers, booleans, {@code null} and
	 * each other; anything else is written as its text
	 * @return indented lines without a line break at the end
	 */
	static String of(@Nullable Object value) {
		Json json = new Json();
		json.write(value, "\n");
		return json.text.toString();
	}

	private void write(@Nullable Object value, String line) {
		if (value == null || value instanceof Boolean || value instanceof Number) {
			this.text.append(value);
		}
		else if (value instanceof Map<?, ?> map) {
			writeMap(map, line + INDENT);
			this.text.append(map.isEmpty() ? "" : line).append('}');
		}
		else if (value instanceof Collection<?> values) {
			writeValues(values, line + INDENT);
			this.text.append(values.isEmpty() ? "" : line).append(']');
		}
		else {
			writeText(value.toString());
		}
	}

	private void writeMap(Map<?, ?> map, String line) {
		String before = "{";
		this.text.append(map.isEmpty() ? before : "");
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(before).append(line);
			writeText(String.valueOf(entry.getKey()));
			this.text.append(": ");
			write(entry.getValue(), line);
			before = ",";
		}
	}

	private void writeValues(Collection<?> values, String line) {
		String before = "[";
		this.text.append(values.isEmpty() ? before : "");
		for (Object value : values) {
			this.text.append(before).append(line);
			write(value, line);
			before = ",";
		}
	}

	private void writeText(String value) {
		this.text.append('"');
		for (int i = 0; i < value.length(); i++) {
			writeCharacter(value.charAt(i));
		}
		this.text.append('"');
	}

	private void writeCharacter(char c) {
		switch (c) {
			case '"' -> this.text.append("\\\"");
			case '\\' -> this.text.append("\\\\");
			case '\n' -> this.text.append("\\n");
			case '\r' -> this.text.append("\\r");
			case '\t' -> this.text.append("\\t");
			default -> {
				if (c >= ' ' && c < 0x7f) {
					this.text.append(c);
				}
				else {
					this.text.append("\\u%04x".formatted((int) c));
				}
			}
		}
	}

}
