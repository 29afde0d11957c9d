package io.migrate.revision;

/**
 * A part of a revision's script.
 */
public enum Section {

	/** What brings the change. */
	UPGRADE("upgrade"),

	/** What takes it back. */
	DOWNGRADE("downgrade");

	private final String directive;

	Section(String directive) {
		this.directive = directive;
	}

	/**
	 * The directive that opens this section in a file.
	 * @return its name, as in {@code -- migrate:upgrade}
	 */
	public String directive() {
		return this.directive;
	}

}
