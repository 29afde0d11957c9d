package io.migrate.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A row of a query to the catalog. Its fields are read once each and in their order,
 * which is faster than by their names.
 */
final class CatalogRow {

	private static final String[] NONE = {};

	private final ResultSet rows;

	private int field;

	CatalogRow(ResultSet rows) {
		this.rows = rows;
	}

	boolean next() throws SQLException {
		this.field = 0;
		return this.rows.next();
	}

	/**
	 * The names of the fields from one on.
	 * @param from its number, counted from zero
	 */
	List<String> names(int from) throws SQLException {
		ResultSetMetaData fields = this.rows.getMetaData();
		List<String> names = new ArrayList<>();
		for (int i = from + 1; i <= fields.getColumnCount(); i++) {
			names.add(fields.getColumnLabel(i));
		}
		return names;
	}

	@Nullable String textOrNull() throws SQLException {
		return this.rows.getString(++this.field);
	}

	/**
	 * Reads a text.
	 * @return the text, empty when there is none
	 */
	String text() throws SQLException {
		String text = textOrNull();
		return (text != null) ? text : "";
	}

	/**
	 * Reads a {@code "char"}.
	 * @return the letter, a space when there is none
	 */
	char letter() throws SQLException {
		String text = text();
		return text.isEmpty() ? ' ' : text.charAt(0);
	}

	boolean flag() throws SQLException {
		return letter() == 't';
	}

	/**
	 * Reads an id, or whatever else is a number.
	 * @return the number, 0 when there is none
	 */
	long number() throws SQLException {
		return this.rows.getLong(++this.field);
	}

	int small() throws SQLException {
		return this.rows.getInt(++this.field);
	}

	/**
	 * Reads a schema and a name in it, which are two fields.
	 */
	QualifiedName name() throws SQLException {
		return new QualifiedName(text(), text());
	}

	/**
	 * Reads an array or a vector of small numbers.
	 */
	int[] numbers() throws SQLException {
		String text = text();
		int[] numbers = new int[(text.length() + 1) / 2];
		int count = 0;
		boolean within = false;
		for (int i = 0; i < text.length(); i++) {
			int digit = text.charAt(i) - '0';
			boolean goesOn = digit >= 0 && digit <= 9;
			if (goesOn) {
				numbers[count] = numbers[count] * 10 + digit;
			}
			else if (within) {
				count++;
			}
			within = goesOn;
		}
		return Arrays.copyOf(numbers, within ? count + 1 : count);
	}

	/**
	 * Reads an array of texts, which may have nulls in it.
	 * @return the texts, none when there is no array
	 */
	@Nullable String[] texts() throws SQLException {
		Array array = this.rows.getArray(++this.field);
		return (array != null) ? (String[]) array.getArray() : NONE;
	}

	List<String> list() throws SQLException {
		return Arrays.stream(texts()).map(String::valueOf).toList();
	}

}
