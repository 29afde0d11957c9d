package io.migrate.session;

import java.util.List;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * There is no scratch database to be had; nothing was tried out.
 */
public final class ScratchUnavailableException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 5;

	private static final String GIVE_ONE = "an empty database on a server of the same version in 'migrate.scratch.url'.";

	private ScratchUnavailableException(String message, String action, @Nullable Exception cause) {
		super(message, action, cause);
	}

	static ScratchUnavailableException notMade(MigrationException cause) {
		return new ScratchUnavailableException("A scratch database could not be made. " + cause.getMessage(),
				"Let the user make databases (ALTER ROLE … CREATEDB), or name " + GIVE_ONE, cause);
	}

	static ScratchUnavailableException notReached(MigrationException cause) {
		return new ScratchUnavailableException("The scratch database cannot be used. " + cause.getMessage(),
				"See that the user may connect to it, or name " + GIVE_ONE, cause);
	}

	static ScratchUnavailableException serverUnknown() {
		return new ScratchUnavailableException(
				"A scratch database could not be made: the data source does not tell the URL of its server, or only"
						+ " one that cannot be led to another database.",
				"Name " + GIVE_ONE, null);
	}

	static ScratchUnavailableException elsewhere(String name, String actual) {
		return new ScratchUnavailableException(
				"The scratch database " + name + " was asked for, and the connection led to " + actual + ".",
				"Let the proxy in between pass on the name of a database, or name " + GIVE_ONE, null);
	}

	static ScratchUnavailableException otherVersion(Database scratch, Database model) {
		return new ScratchUnavailableException(
				"The scratch database " + scratch.url() + " is on " + scratch + ", and the application's on " + model
						+ ". What they print can be compared only within a major version.",
				"Name " + GIVE_ONE, null);
	}

	static ScratchUnavailableException notEmpty(Database scratch, List<String> contents) {
		String shown = String.join(", ", contents.subList(0, Math.min(SHOWN, contents.size())));
		int more = contents.size() - SHOWN;
		return new ScratchUnavailableException(
				"The scratch database " + scratch.url() + " is not empty and was left alone: it has " + shown
						+ ((more > 0) ? " and " + more + " more" : "") + ".",
				"Name a database in 'migrate.scratch.url' in which there is nothing, and which nothing else is for.",
				null);
	}

	static ScratchUnavailableException inUse(Database scratch, Exception cause) {
		return new ScratchUnavailableException(
				"Somebody else has been using the scratch database " + scratch.url() + " for a minute.",
				"Try again later, or name another one in 'migrate.scratch.url'.", cause);
	}

}
