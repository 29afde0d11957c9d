package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import io.migrate.operation.AddEnumValue;
import io.migrate.operation.Operation;
import io.migrate.schema.EnumType;
import org.jspecify.annotations.Nullable;

/**
 * What leads from one list of values to another.
 */
final class EnumValues {

	private EnumValues() {
	}

	/**
	 * Whether it is enough to add values.
	 * @param from the type as it is
	 * @param to the type as it is to be
	 * @return {@code false} when a value goes, or the order of those that are there
	 * changes
	 */
	static boolean canBeAdded(EnumType from, EnumType to) {
		return to.values().stream().filter(from.values()::contains).toList().equals(from.values());
	}

	static List<Operation> added(EnumType from, EnumType to) {
		List<Operation> added = new ArrayList<>();
		for (int index = 0; index < to.values().size(); index++) {
			String value = to.values().get(index);
			if (!from.values().contains(value)) {
				added.add(new AddEnumValue(from.name(), value, next(from, to, index)));
			}
		}
		return added;
	}

	private static @Nullable String next(EnumType from, EnumType to, int index) {
		return to.values().stream().skip(index + 1L).filter(from.values()::contains).findFirst().orElse(null);
	}

}
