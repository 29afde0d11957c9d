package io.migrate.dialect.postgresql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What values of a type are made of.
 *
 * @param name the name of the type in the catalog; of a domain, that of what is beneath
 * @param modifier how it is restricted, such as in length, or -1
 * @param kind what it is
 * @param labels the values of an enum type, or one for each part of a composite type
 * @param element the type of the elements of an array or a range, otherwise {@code null}
 */
record ValueType(String name, int modifier, Kind kind, List<String> labels, @Nullable ValueType element) {

	ValueType {
		labels = List.copyOf(labels);
	}

	/**
	 * What a type is.
	 */
	enum Kind {

		BASE, ENUM, ARRAY, RANGE, MULTIRANGE, COMPOSITE

	}

}
