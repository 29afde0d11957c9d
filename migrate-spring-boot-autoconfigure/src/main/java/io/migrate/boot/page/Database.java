package io.migrate.boot.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.actuate.DatabaseDescriptor;
import io.migrate.boot.actuate.EventDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;

/**
 * One database on the page.
 *
 * @param anchor what links to it lead to
 * @param path the last part of the path of the page
 * @param context the id of the application context
 * @param bean the name of the bean
 * @param descriptor what is known of it
 */
record Database(String anchor, String path, String context, String bean, DatabaseDescriptor descriptor) {

	private static final String DIVERGED = "The database and the code disagree about the past: an applied revision was"
			+ " edited, or what it stands on is missing.";

	/**
	 * The revisions whose last attempt failed, as far back as the journal goes here.
	 * @return their ids
	 */
	Set<String> failed() {
		Set<String> seen = new HashSet<>();
		return this.descriptor.getEvents()
			.stream()
			.filter((event) -> seen.add(event.getRevision()))
			.filter((event) -> event.getOutcome().equals("failed"))
			.map(EventDescriptor::getRevision)
			.collect(Collectors.toSet());
	}

	static Sign sign(RevisionDescriptor revision, Set<String> failed) {
		RevisionState state = revision.getState();
		if (state == null) {
			return Sign.UNREAD;
		}
		if (state == RevisionState.PENDING && failed.contains(revision.getId())) {
			return Sign.FAILED;
		}
		return switch (state) {
			case APPLIED -> Sign.APPLIED;
			case PENDING -> Sign.PENDING;
			case PARTIAL -> Sign.PARTIAL;
			case UNKNOWN -> Sign.UNKNOWN;
		};
	}

	Sign sign() {
		return switch (this.descriptor.getState()) {
			case "UP_TO_DATE" -> Sign.APPLIED;
			case "PENDING" -> failed().stream().anyMatch(pending()::contains) ? Sign.FAILED : Sign.PENDING;
			case "AHEAD" -> Sign.UNKNOWN;
			case "PARTIAL" -> Sign.PARTIAL;
			default -> Sign.FAILED;
		};
	}

	/**
	 * Where it stands, in a few words.
	 */
	String headline() {
		return switch (this.descriptor.getState()) {
			case "UP_TO_DATE" -> "Up to date";
			case "PENDING" -> Words.count(pending().size(), "revision", "revisions") + " pending";
			case "AHEAD" -> "Ahead of the code";
			case "PARTIAL" -> "Left half-way";
			case "DIVERGED" -> "Diverged";
			case "UNREACHABLE" -> "Unreachable";
			default -> "Revisions are malformed";
		};
	}

	/**
	 * What that means, in a sentence.
	 */
	String explanation() {
		return switch (this.descriptor.getState()) {
			case "UP_TO_DATE" -> "Every revision of the code is applied.";
			case "PENDING" -> (sign() == Sign.FAILED) ? "The last attempt to apply one of them failed."
					: "Revisions of the code are not applied.";
			case "AHEAD" -> "The database has revisions that the code does not know.";
			case "PARTIAL" -> "A revision was begun and not finished. The next run goes on with it.";
			case "DIVERGED" -> DIVERGED;
			case "UNREACHABLE" -> "Only what the code has is shown.";
			default -> "Nothing can be said of the database.";
		};
	}

	/**
	 * Writes the headline with its shape.
	 */
	void standing(Html html) {
		Sign sign = sign();
		html.open("p", "class", "standing " + sign.style());
		sign.icon(html);
		html.element("strong", headline()).text(" ").element("span", explanation()).close().line();
		String error = this.descriptor.getError();
		if (error != null) {
			html.open("pre", "class", "error").foreign(Words.full(error)).close().line();
		}
	}

	private List<String> pending() {
		return this.descriptor.getPending();
	}

}
