package io.migrate;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * The database does not stand where the revisions of the code lead, so that a comparison
 * would find what they do as well; nothing was compared.
 */
public final class NotAtHeadException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private NotAtHeadException(String message, String action) {
		super(message, action);
	}

	static NotAtHeadException pending(String current, List<String> missing) {
		return new NotAtHeadException(
				"The database stands at " + current + " and cannot be compared: it would differ by what these revisions"
						+ " do:" + lines(missing),
				"Apply them with 'upgrade', then compare again. One that was only drafted and is not wanted: delete its"
						+ " file.");
	}

	static NotAtHeadException ahead(List<String> unknown) {
		return new NotAtHeadException(
				"The database is ahead of this code and cannot be compared: the code would take back what these"
						+ " revisions did:" + lines(unknown),
				"Compare with a version of the code that has them, or with another database.");
	}

	private static String lines(List<String> revisions) {
		StringBuilder lines = new StringBuilder();
		revisions.forEach((title) -> lines.append("\n  ").append(title));
		return lines.toString();
	}

}
