package io.migrate.verify;

import java.util.List;

import io.migrate.verify.Discrepancy.Fault;

/**
 * Something that is not as it should be.
 *
 * @param kind what it is about
 * @param fault what is wrong, in one word or two, such as {@code missing}
 * @param subject what it is wrong with, such as {@code column public.users.email}
 * @param details what else there is to know, a sentence each
 * @param action what to do about it
 */
public record Finding(Kind kind, String fault, String subject, List<String> details, String action) {

	public Finding {
		details = List.copyOf(details);
	}

	/**
	 * Whether it is about something that is too much.
	 * @return {@code true} for what no revision has made
	 */
	public boolean isForeign() {
		return this.fault.equals(Fault.FOREIGN.toString());
	}

	/**
	 * As people read it.
	 * @return one line
	 */
	@Override
	public String toString() {
		String line = this.fault + ": " + this.subject;
		return this.details.isEmpty() ? line : line + " (" + String.join("; ", this.details) + ")";
	}

	/**
	 * What a finding is about.
	 */
	public enum Kind {

		/** The record of what was applied does not fit the revisions of the code. */
		HISTORY,

		/** The schema is not what the applied revisions leave. */
		SCHEMA,

		/** The schema is not what the entities of the application say. */
		MODEL,

		/** Populations and definitions were changed, failed, or did not run. */
		POPULATION,

		/** Something is there and does not do its work. */
		INVALID,

		/** The server or an extension is not what it was. */
		ENVIRONMENT

	}

}
