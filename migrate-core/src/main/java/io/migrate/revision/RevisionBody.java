package io.migrate.revision;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the file of a new revision below its header.
 *
 * @param upgrade lines of SQL
 * @param downgrade lines of SQL, which may be comments only
 * @param irreversible why nothing takes the upgrade back, in one line, and then there is
 * no downgrade; or {@code null}
 */
public record RevisionBody(String upgrade, String downgrade, @Nullable String irreversible) {

	private static final RevisionBody BLANK = new RevisionBody("""
			-- Write here the SQL that makes the change.
			""", """
			-- Write here the SQL that takes it back. Where nothing can, put in place of the line above:
			-- '-- migrate:irreversible', and behind it the reason.
			""", null);

	private static final RevisionBody MERGE = same("""
			-- A merge joins its parents and needs no SQL of its own.
			""");

	private static RevisionBody same(String section) {
		return new RevisionBody(section, section, null);
	}

	/**
	 * Nothing to run yet.
	 * @param merge whether the revision only joins its parents
	 * @return comments that say what to write
	 */
	static RevisionBody blank(boolean merge) {
		return merge ? MERGE : BLANK;
	}

	/**
	 * The sections of the file.
	 * @return lines in the format that {@link SqlRevisionSource} reads
	 */
	String sections() {
		String end = (this.irreversible != null) ? "-- migrate:irreversible " + this.irreversible + "\n"
				: "-- migrate:downgrade\n" + ended(this.downgrade);
		return "-- migrate:upgrade\n" + ended(this.upgrade) + "\n" + end;
	}

	private static String ended(String lines) {
		return (lines.isEmpty() || lines.endsWith("\n")) ? lines : lines + "\n";
	}

}
