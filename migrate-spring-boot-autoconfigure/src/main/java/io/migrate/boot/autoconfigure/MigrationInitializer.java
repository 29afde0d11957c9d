package io.migrate.boot.autoconfigure;

import io.migrate.Migrations;
import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;

import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the schema to its target while the application context is refreshed. Whatever
 * uses the database waits for this bean.
 */
public class MigrationInitializer implements InitializingBean {

	private final Migrations migrations;

	private final OnStartup onStartup;

	private final Target target;

	/**
	 * Creates the initializer.
	 * @param migrations what to run
	 * @param onStartup whether to run it
	 * @param target where to go
	 */
	public MigrationInitializer(Migrations migrations, OnStartup onStartup, Target target) {
		this.migrations = migrations;
		this.onStartup = onStartup;
		this.target = target;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.onStartup == OnStartup.UPGRADE) {
			upgrade();
		}
	}

	private void upgrade() {
		try {
			this.migrations.upgrade(this.target);
		}
		catch (TargetException ex) {
			throw new InvalidSettingException("migrate.target", this.target, ex);
		}
	}

}
