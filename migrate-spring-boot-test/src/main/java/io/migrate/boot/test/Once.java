package io.migrate.boot.test;

import java.util.function.Supplier;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is found out once, or fails once, and then said to all who ask.
 * Thread-safe.
 *
 * @param <T> what it is
 */
final class Once<T> {

	private final Supplier<T> work;

	private @Nullable T found;

	private @Nullable MigrationException failure;

	Once(Supplier<T> work) {
		this.work = work;
	}

	/**
	 * Finds it out.
	 * @throws MigrationException as the work did
	 */
	synchronized T get() {
		MigrationException before = this.failure;
		if (before != null) {
			throw before;
		}
		T known = this.found;
		if (known == null) {
			try {
				known = this.work.get();
			}
			catch (MigrationException ex) {
				this.failure = ex;
				throw ex;
			}
			this.found = known;
		}
		return known;
	}

	/**
	 * Whether it can be found out.
	 */
	boolean fails() {
		try {
			get();
			return false;
		}
		catch (MigrationException ex) {
			return true;
		}
	}

}
