package io.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;

/**
 * This project.
 */
final class MigratePeer implements Peer {

	static final String UPGRADE = "-- migrate:upgrade\n";

	static final String DOWNGRADE = "-- migrate:downgrade\n";

	private final MigrationConfiguration configuration;

	MigratePeer(Transaction transaction) {
		ExecutionSettings defaults = ExecutionSettings.DEFAULTS;
		this.configuration = MigrationConfiguration.DEFAULTS.withExecution(new ExecutionSettings(transaction,
				defaults.asynchronousCommits(), defaults.retryTimeout(), defaults.buildTimeout()));
	}

	@Override
	public void write(Path folder, List<Change> changes) throws IOException {
		for (Change change : changes) {
			String id = id(change.number());
			Files.writeString(folder.resolve(id + "_change.sql"), """
					-- change %1$s
					--
					-- Revision ID:   %1$s
					-- Revises:       %2$s
					-- Create Date:   2026-01-01T00:00:00Z

					%3$s%4$s
					%5$s%6$s;
					""".formatted(id, (change.number() == 0) ? "" : id(change.number() - 1), UPGRADE, change.script(),
					DOWNGRADE, change.downgrade()));
		}
	}

	private static String id(int number) {
		return "%012x".formatted(number);
	}

	@Override
	public void upgrade(DataSource dataSource, Path folder) {
		// A new façade each time: it keeps the files that it has read
		Migrations.on(dataSource)
			.configuration(this.configuration)
			.locations("file:" + folder)
			.build()
			.upgrade(Target.HEAD);
	}

	@Override
	public String countSql() {
		return "SELECT count(*) FROM migrate_revision WHERE state = 'applied'";
	}

}
