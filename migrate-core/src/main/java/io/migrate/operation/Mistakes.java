package io.migrate.operation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects what is wrong with one call.
 */
final class Mistakes {

	private final Consumer<String> taker;

	Mistakes(Consumer<String> taker) {
		this.taker = taker;
	}

	void add(String mistake) {
		this.taker.accept(mistake);
	}

	void check(boolean sound, String mistake) {
		if (!sound) {
			add(mistake);
		}
	}

	/**
	 * A text that must not be empty.
	 */
	void required(String what, String text) {
		check(!text.isBlank(), "has no " + what);
	}

	/**
	 * Names of which none may be empty or stand twice.
	 */
	void names(String what, Collection<String> names) {
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			required(what, name);
			check(name.isBlank() || seen.add(name), "has the " + what + " " + name + " twice");
		}
	}

}
