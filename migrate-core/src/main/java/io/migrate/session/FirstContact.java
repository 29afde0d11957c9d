package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server answers at all, asked past the pool before the pool is: it would wait
 * for ever for one that accepts connections and is silent, and print what it thinks of
 * one that does not. Thread-safe.
 */
public final class FirstContact {

	private static final Logger logger = LoggerFactory.getLogger(FirstContact.class);

	/** The class of errors in which nobody has answered. */
	private static final String NO_CONNECTION = "08";

	private final @Nullable DataSource side;

	private volatile boolean made;

	/**
	 * Prepares to ask.
	 * @param side leads past the pool and gives up in time, or {@code null} when nothing
	 * does
	 */
	public FirstContact(@Nullable DataSource side) {
		this.side = side;
	}

	/**
	 * Asks, unless somebody has answered before.
	 * @throws DatabaseUnavailableException if nobody answers
	 */
	public void make() {
		if (this.side == null || this.made) {
			return;
		}
		try (Connection connection = this.side.getConnection()) {
			logger.trace("Answered by {}", connection);
		}
		catch (SQLException ex) {
			if (String.valueOf(ex.getSQLState()).startsWith(NO_CONNECTION)) {
				throw new DatabaseUnavailableException(ex);
			}
			// The pool may know another user, or say better what is wrong
			logger.debug("The server answers, but not well", ex);
		}
		catch (RuntimeException ex) {
			throw new DatabaseUnavailableException(ex);
		}
		this.made = true;
	}

}
