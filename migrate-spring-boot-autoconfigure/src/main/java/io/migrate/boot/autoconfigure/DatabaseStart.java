package io.migrate.boot.autoconfigure;

import io.migrate.Migrations;
import io.migrate.MissingPopulationsException;
import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start does with one database.
 */
final class DatabaseStart {

	private static final Logger logger = LoggerFactory.getLogger(MigrationInitializer.class);

	private final Migrations migrations;

	private final StartupProperties startup;

	private final Target target;

	private final PopulationProperties populations;

	private final DriftCheck drift;

	/**
	 * Goes where the settings say.
	 */
	DatabaseStart(Migrations migrations, StartupProperties startup, PopulationProperties populations,
			DriftCheck drift) {
		this(migrations, startup, Target.parse(startup.target()), populations, drift);
	}

	DatabaseStart(Migrations migrations, StartupProperties startup, Target target, PopulationProperties populations,
			DriftCheck drift) {
		this.migrations = migrations;
		this.startup = startup;
		this.target = target;
		this.populations = populations;
		this.drift = drift;
	}

	Migrations migrations() {
		return this.migrations;
	}

	void run() {
		if (this.startup.onStartup() != OnStartup.NONE) {
			ShutdownCancellation.during(this.migrations, () -> {
				reachTarget();
				this.drift.run(this.migrations);
			});
		}
	}

	private void reachTarget() {
		try {
			switch (this.startup.onStartup()) {
				case UPGRADE -> upgrade();
				case VERIFY -> this.migrations.require(this.target);
				case WAIT -> this.migrations.await(this.startup.waitTimeout(), this.target);
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
