package io.migrate.boot.autoconfigure;

import io.migrate.Migrations;
import io.migrate.verify.Drift;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start makes of a schema that somebody has changed past the revisions.
 */
final class DriftCheck {

	private static final Logger logger = LoggerFactory.getLogger(MigrationInitializer.class);

	private final OnDrift reaction;

	private final @Nullable String bean;

	/**
	 * Creates the check of one database.
	 * @param reaction what is to be done
	 * @param bean what people call it, where there are several, or {@code null}
	 */
	DriftCheck(OnDrift reaction, @Nullable String bean) {
		this.reaction = reaction;
		this.bean = bean;
	}

	/**
	 * Looks, unless nobody wants to know.
	 * @throws DriftedSchemaException if the application is not to start
	 */
	void run(Migrations migrations) {
		if (this.reaction == OnDrift.OFF) {
			return;
		}
		Drift drift = migrations.verifier().drift();
		switch (drift.state()) {
			case NONE -> logger.debug("The schema{} is what its revisions leave", of());
			case UNKNOWN ->
				logger.info("Whether somebody has changed the schema{} is not known: {}", of(), drift.reason());
			case DRIFTED -> drifted();
		}
	}

	private void drifted() {
		String message = "Somebody has changed the schema" + of() + " past its revisions";
		String command = "migrate verify" + ((this.bean != null) ? " --name " + this.bean : "");
		if (this.reaction == OnDrift.FAIL) {
			throw new DriftedSchemaException(message, command);
		}
		logger.warn("{}; '{}' shows what differs", message, command);
	}

	private String of() {
		return (this.bean != null) ? " of " + this.bean : "";
	}

}
