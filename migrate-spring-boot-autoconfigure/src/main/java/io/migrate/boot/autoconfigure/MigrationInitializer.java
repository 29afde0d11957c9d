package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.MissingPopulationsException;
import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;

/**
 * Sees to it that the schema is at its target, and runs the populations that are files,
 * while the application context is refreshed. Whatever uses the database waits for this
 * bean. When the process is told to end meanwhile, the work is cancelled and the refresh
 * fails.
 */
public class MigrationInitializer implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(MigrationInitializer.class);

	private static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

	private final Migrations migrations;

	private final OnStartup onStartup;

	private final Target target;

	private final Duration waitTimeout;

	private final PopulationProperties populations;

	/**
	 * Creates an initializer that, should it wait, waits for 5 minutes, and that runs
	 * populations.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target) {
		this(migrations, onStartup, target, DEFAULT_WAIT);
	}

	/**
	 * Creates an initializer that runs populations.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 * @param waitTimeout how long to wait at most for another process that goes there
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target, Duration waitTimeout) {
		this(migrations, onStartup, target, waitTimeout,
				new PopulationProperties(List.of(), PopulateWhen.STARTUP, true));
	}

	/**
	 * Creates the initializer.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 * @param waitTimeout how long to wait at most for another process that goes there
	 * @param populations when to run populations, and what it means that one fails
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target, Duration waitTimeout,
			PopulationProperties populations) {
		this.migrations = migrations;
		this.onStartup = onStartup;
		this.target = target;
		this.waitTimeout = waitTimeout;
		this.populations = populations;
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
				case UPGRADE -> upgrade();
				case VERIFY -> this.migrations.require(this.target);
				case WAIT -> this.migrations.await(this.waitTimeout, this.target);
				case NONE -> throw new IllegalStateException("There is nothing to do");
			}
		}
		catch (TargetException ex) {
			throw new InvalidSettingException("migrate.target", this.target, ex);
		}
	}

	private void upgrade() {
		switch (this.populations.mode()) {
			case STARTUP -> upgradeWithFiles();
			case BACKGROUND -> upgradeWithFilesThatAreNeeded();
			case NONE -> this.migrations.upgrade(this.target);
		}
	}

	private void upgradeWithFiles() {
		try {
			this.migrations.upgrade(PopulationChoice.DUE_FILES, this.target);
		}
		catch (PopulationFailedException ex) {
			if (this.populations.failOnError()) {
				throw ex;
			}
			logger.error("{}\n\nThe start goes on, since 'migrate.populations.fail-on-error' is false. {}",
					ex.getMessage(), ex.action());
			// Nobody starts on a schema that is not there
			this.migrations.upgrade(this.target);
		}
	}

	private void upgradeWithFilesThatAreNeeded() {
		try {
			this.migrations.upgrade(this.target);
		}
		catch (MissingPopulationsException ex) {
			logger.debug("Files run now", ex);
			upgradeWithFiles();
		}
	}

}
