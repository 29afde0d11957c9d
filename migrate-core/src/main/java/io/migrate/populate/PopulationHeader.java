package io.migrate.populate;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a population says of itself.
 *
 * @param name what it is called, see {@link #isName}
 * @param description what it does, or an empty text
 * @param after a revision, or a branch label, that has to be applied before, or
 * {@code null}
 * @param dependsOn names of other populations that have to be done before
 * @param mode when it runs again
 * @param profiles the profiles in which it runs; any when there is none
 */
public record PopulationHeader(String name, String description, @Nullable String after, List<String> dependsOn,
		PopulationMode mode, List<String> profiles) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

	public PopulationHeader {
		dependsOn = List.copyOf(dependsOn);
		profiles = List.copyOf(profiles);
	}

	/**
	 * Whether a population may be called so.
	 * @param name what somebody wrote
	 * @return {@code true} for 1 to 64 letters, digits, {@code _}, {@code .} and
	 * {@code -}, of which the first is a letter or a digit
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

}
