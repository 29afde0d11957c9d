package io.migrate.boot.autoconfigure;

import java.time.Duration;

import io.migrate.MigrationConfiguration;
import io.migrate.MigrationConfiguration.DataStatements;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that decide how revisions are run. What stands here
 * is what an editor shows.
 *
 * @param dataStatements What to do about pending revisions that change data, which
 * belongs into populations, unless they say why they may.
 * @param transaction What one transaction holds.
 * @param asynchronousCommits Whether a commit may be answered before it is on disk while
 * another revision follows in the same run. The last commit of a run never is.
 * @param retryTimeout Time to try a revision again that meets a locked table, a deadlock
 * or a serialisation failure. A command has five times as long unless it is set.
 * @param buildTimeout Time that a concurrent index build may take, waiting for old
 * transactions included.
 * @param downgrade What concerns downgrades.
 */
@ConfigurationProperties("migrate")
public record ExecutionProperties(@DefaultValue("reject") DataStatements dataStatements,
		@DefaultValue("revision") Transaction transaction, @DefaultValue("true") boolean asynchronousCommits,
		@DefaultValue("2m") Duration retryTimeout, @DefaultValue("30m") Duration buildTimeout,
		@DefaultValue Downgrade downgrade) {

	MigrationConfiguration applyTo(MigrationConfiguration configuration) {
		return configuration.withDataStatements(this.dataStatements)
			.withExecution(new ExecutionSettings(this.transaction, this.asynchronousCommits, this.retryTimeout,
					this.buildTimeout))
			.withDowngradeAllowed(this.downgrade.allowed());
	}

	/**
	 * What concerns downgrades.
	 *
	 * @param allowed Whether a downgrade may run.
	 */
	public record Downgrade(@DefaultValue("true") boolean allowed) {

	}

}
