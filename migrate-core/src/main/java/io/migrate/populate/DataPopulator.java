package io.migrate.populate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Fills data in with Java: a {@link Populator} all at once, a {@link BatchPopulator}
 * piece by piece.
 */
public sealed interface DataPopulator permits Populator, BatchPopulator {

	/**
	 * What it is called.
	 * @return a name that no other population has, of 1 to 64 letters, digits, {@code _},
	 * {@code .} and {@code -}, of which the first is none of the last two
	 */
	String name();

	/**
	 * What has to be applied before.
	 * @return a target such as the id of a revision or a branch label, or {@code null}
	 */
	default @Nullable String after() {
		return null;
	}

	/**
	 * Which other populations have to be done before.
	 * @return their names
	 */
	default List<String> dependsOn() {
		return List.of();
	}

	/**
	 * When it runs again.
	 * @return {@link PopulationMode#ONCE} unless it says otherwise
	 */
	default PopulationMode mode() {
		return PopulationMode.ONCE;
	}

	/**
	 * What it is compared by when it runs on change, and when it goes on with what was
	 * begun.
	 * @return any text; another one than at the last run makes it run again
	 */
	default String version() {
		return "";
	}

}
