package io.migrate.boot.autoconfigure;

import java.time.Duration;

import io.migrate.Migrations;
import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;

import org.springframework.beans.factory.InitializingBean;

/**
 * Sees to it that the schema is at its target, while the application context is
 * refreshed. Whatever uses the database waits for this bean. When the process is told to
 * end meanwhile, the work is cancelled and the refresh fails.
 */
public class MigrationInitializer implements InitializingBean {

	private static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

	private final Migrations migrations;

	private final OnStartup onStartup;

	private final Target target;

	private final Duration waitTimeout;

	/**
	 * Creates an initializer that, should it wait, waits for 5 minutes.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target) {
		this(migrations, onStartup, target, DEFAULT_WAIT);
	}

	/**
	 * Creates the initializer.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 * @param waitTimeout how long to wait at most for another process that goes there
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target, Duration waitTimeout) {
		this.migrations = migrations;
		this.onStartup = onStartup;
		this.target = target;
		this.waitTimeout = waitTimeout;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.onStartup != OnStartup.NONE) {
			ShutdownCancellation.during(this.migrations, this::reachTarget);
		}
	}

	private void reachTarget() {
		try {
			switch (this.onStartup) {
				case UPGRADE -> this.migrations.upgrade(this.target);
				case VERIFY -> this.migrations.require(this.target);
				case WAIT -> this.migrations.await(this.waitTimeout, this.target);
				case NONE -> throw new IllegalStateException("There is nothing to do");
			}
		}
		catch (TargetException ex) {
			throw new InvalidSettingException("migrate.target", this.target, ex);
		}
	}

}
