package io.migrate.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Supplier;

import io.migrate.plan.ExecutionSettings.Transaction;

/**
 * All who are measured. {@link #JDBC} is the measure of the others.
 */
enum Peers {

	/** The floor. */
	JDBC("plain JDBC", "", PlainJdbcPeer::new),

	/** One transaction for each revision, the default. */
	MIGRATE("Migrate", "", () -> new MigratePeer(Transaction.REVISION)),

	/** One transaction for all. */
	MIGRATE_RUN("Migrate, one transaction", "", () -> new MigratePeer(Transaction.RUN)),

	/** One transaction for each migration, the default. */
	FLYWAY("Flyway %s", "flyway", () -> new FlywayPeer(false)),

	/** One transaction for all. */
	FLYWAY_GROUP("Flyway %s, group", "flyway", () -> new FlywayPeer(true)),

	/** Formatted SQL, one file for each changeset. */
	LIQUIBASE("Liquibase %s", "liquibase", LiquibasePeer::new);

	private final String title;

	private final String artifact;

	// A child loads only the classes of the one that it measures
	private final Supplier<Peer> factory;

	Peers(String title, String artifact, Supplier<Peer> factory) {
		this.title = title;
		this.artifact = artifact;
		this.factory = factory;
	}

	Peer create() {
		return this.factory.get();
	}

	String title() {
		return this.title.formatted(version(this.artifact));
	}

	private static String version(String artifact) {
		try (InputStream file = Peers.class.getResourceAsStream("versions.properties")) {
			Properties versions = new Properties();
			versions.load(file);
			return versions.getProperty(artifact, "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
