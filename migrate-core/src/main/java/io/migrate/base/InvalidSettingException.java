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

	/**
	 * Creates the failure of a setting that names something else.
	 * @param setting the name of the setting
	 * @param value its value
	 * @param cause why that value cannot be used
	 */
	public InvalidSettingException(String setting, Object value, MigrationException cause) {
		super("'" + setting + "' is '" + value + "'. " + cause.getMessage(), cause.action(), cause);
	}

}
