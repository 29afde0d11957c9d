package io.migrate.session;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * There is no scratch database to be had; nothing was tried out.
 */
public final class ScratchUnavailableException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 5;

	private static final String GIVE_ONE = "name an empty database on a server of the same version in"
			+ " 'migrate.scratch.url'";

	private final boolean closed;

	private final List<String> remedies;

	private ScratchUnavailableException(String message, List<String> remedies, boolean closed,
			@Nullable Exception cause) {
		super(message, sentence(Stream.concat(remedies.stream(), Stream.of(GIVE_ONE))), cause);
		this.closed = closed;
		this.remedies = List.copyOf(remedies);
	}

	private ScratchUnavailableException(String message, String action, @Nullable Exception cause) {
		super(message, action, cause);
		this.closed = false;
		this.remedies = List.of();
	}

	private static String sentence(Stream<String> remedies) {
		String all = remedies.collect(Collectors.joining(", or "));
		return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
	}

	/**
	 * Whether it is only this way that is closed: nothing is out of order, and another
	 * one may be open.
	 */
	boolean isClosed() {
		return this.closed;
	}

	static ScratchUnavailableException notMade(MigrationException cause, boolean forbidden) {
		return new ScratchUnavailableException("A scratch database could not be made. " + cause.getMessage(),
				List.of("let the user make databases (ALTER ROLE … CREATEDB)"), forbidden, cause);
	}

	static ScratchUnavailableException notReached(MigrationException cause, boolean made) {
		return new ScratchUnavailableException("The scratch database cannot be used. " + cause.getMessage(),
				List.of("see that the user may connect to it"), made, cause);
	}

	static ScratchUnavailableException serverUnknown() {
		return new ScratchUnavailableException(
				"A scratch database could not be made: the data source does not tell the URL of its server, or only"
						+ " one that cannot be led to another database.",
				List.of(), true, null);
	}

	static ScratchUnavailableException elsewhere(String name, String actual) {
		return new ScratchUnavailableException(
				"The scratch database " + name + " was asked for, and the connection led to " + actual + ".",
				List.of("let the proxy in between pass on the name of a database"), true, null);
	}

	/**
	 * What a {@link ScratchServer} says that does not run.
	 * @param reason why, as what follows a colon, without a full stop
	 * @param remedy what would help, such as {@code add … to the class path}
	 * @param cause what the library said, if it said something
	 * @return the failure
	 */
	public static ScratchUnavailableException notStarted(String reason, String remedy, @Nullable Exception cause) {
		return new ScratchUnavailableException("No server was started for a scratch database: " + reason + ".",
				List.of(remedy), true, cause);
	}

	static ScratchUnavailableException allClosed(List<ScratchUnavailableException> ways) {
		ScratchUnavailableException all = new ScratchUnavailableException(
				"There is no scratch database to be had."
						+ ways.stream().map((way) -> "\n- " + way.getMessage()).collect(Collectors.joining()),
				ways.stream().flatMap((way) -> way.remedies.stream()).toList(), true, ways.get(0));
		ways.stream().skip(1).forEach(all::addSuppressed);
		return all;
	}

	static ScratchUnavailableException otherVersion(Database scratch, Database model) {
		return new ScratchUnavailableException(
				"The scratch database " + scratch.url() + " is on " + scratch + ", and the application's on " + model
						+ ". What they print can be compared only within a major version.",
				List.of(), false, null);
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
