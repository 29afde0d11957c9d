package io.migrate.boot.populate;

import java.util.List;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.OnStartup;
import io.migrate.boot.autoconfigure.PopulateWhen;
import io.migrate.boot.autoconfigure.PopulationProperties;
import io.migrate.boot.autoconfigure.StartupProperties;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What a start runs, by the settings.
 */
final class PopulationsOfStart {

	private final ListableBeanFactory beans;

	private final StartupProperties startup;

	private final PopulationProperties populations;

	PopulationsOfStart(ListableBeanFactory beans, StartupProperties startup, PopulationProperties populations) {
		this.beans = beans;
		this.startup = startup;
		this.populations = populations;
	}

	/**
	 * The databases whose populations are to run. They are not asked for before.
	 * @param when when it is now
	 * @return none when populations run at another time, or never
	 */
	List<Migrations> at(PopulateWhen when) {
		return (this.startup.onStartup() == OnStartup.UPGRADE && this.populations.mode() == when)
				? List.copyOf(this.beans.getBeansOfType(Migrations.class).values()) : List.of();
	}

	boolean failOnError() {
		return this.populations.failOnError();
	}

}
