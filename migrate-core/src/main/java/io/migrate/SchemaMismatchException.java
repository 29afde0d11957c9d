package io.migrate;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * Revisions were to be marked as applied, and the schema is not what they leave; nothing
 * was marked.
 */
public final class SchemaMismatchException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 20;

	SchemaMismatchException(List<String> findings) {
		super("The schema is not what the revisions leave that were to be marked as applied:" + lines(findings),
				"Mark the revision that fits, or bring the schema there. 'migrate stamp --unchecked' marks it all the same,"
						+ " and 'migrate repair' then drafts what is missing.");
	}

	private static String lines(List<String> findings) {
		StringBuilder lines = new StringBuilder();
		findings.stream().limit(SHOWN).forEach((finding) -> lines.append("\n  ").append(finding));
		if (findings.size() > SHOWN) {
			lines.append("\n  … and ").append(findings.size() - SHOWN).append(" more");
		}
		return lines.toString();
	}

}
