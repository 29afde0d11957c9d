package io.migrate.populate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a population runs again.
 */
public enum PopulationMode {

	/** Never, once it is done. */
	ONCE,

	/** When what it runs has changed. */
	ON_CHANGE,

	/** Every time. */
	ALWAYS;

	/**
	 * The mode that a header names.
	 * @param key such as {@code on-change}
	 * @return the mode, or nothing when there is none of that name
	 */
	public static Optional<PopulationMode> of(String key) {
		return Stream.of(values()).filter((mode) -> mode.key().equals(key.toLowerCase(Locale.ROOT))).findFirst();
	}

	/**
	 * How a header names it.
	 * @return such as {@code on-change}
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
