package io.migrate.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.Migrations;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The databases that the auto-configured initializer starts: all that no other one does.
 */
final class StartedDatabases {

	private final ListableBeanFactory beans;

	StartedDatabases(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Makes them, and the other initializers before them.
	 * @param own the name of the auto-configured initializer, which is being made
	 * @return the databases in their order
	 */
	List<Migrations> besides(String own) {
		List<Migrations> others = Stream.of(this.beans.getBeanNamesForType(MigrationInitializer.class, true, false))
			.filter((name) -> !name.equals(own))
			.map((name) -> this.beans.getBean(name, MigrationInitializer.class))
			.flatMap((initializer) -> initializer.databases().stream())
			.toList();
		List<Migrations> databases = new ArrayList<>(
				this.beans.getBeanProvider(Migrations.class).orderedStream(ObjectProvider.UNFILTERED).toList());
		databases.removeAll(others);
		return databases;
	}

}
