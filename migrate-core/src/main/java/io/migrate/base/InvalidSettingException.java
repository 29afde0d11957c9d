package io.migrate.base;

/**
 * A setting has a value that cannot be used; nothing was run.
 */
public final class InvalidSettingException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param message which setting, its value, and why it cannot be used
	 * @param action what values can be
	 */
	public InvalidSettingException(String message, String action) {
		super(message, action);
	}

}
