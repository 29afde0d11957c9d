package io.migrate.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The databases that the auto-configured initializer starts: all that no other one does.
 */
final class StartedDatabases {

	private final ListableBeanFactory beans;

	private final StartupProperties startup;

	private final PopulationProperties populations;

	private final VerifyProperties verify;

	StartedDatabases(ListableBeanFactory beans, StartupProperties startup, PopulationProperties populations,
			VerifyProperties verify) {
		this.beans = beans;
		this.startup = startup;
		this.populations = populations;
		this.verify = verify;
	}

	/**
	 * Makes them, and the other initializers before them.
	 * @param own the name of the auto-configured initializer, which is being made
	 * @return what to do with each, in their order
	 */
	List<DatabaseStart> besides(String own) {
		List<Migrations> others = Stream.of(this.beans.getBeanNamesForType(MigrationInitializer.class, true, false))
			.filter((name) -> !name.equals(own))
			.map((name) -> this.beans.getBean(name, MigrationInitializer.class))
			.flatMap((initializer) -> initializer.databases().stream())
			.toList();
		ObjectProvider<Migrations> databases = this.beans.getBeanProvider(Migrations.class);
		Migrations main = databases.getIfUnique();
		return databases.orderedStream(ObjectProvider.UNFILTERED)
			.filter((migrations) -> !others.contains(migrations))
			.map((migrations) -> start(migrations, migrations == main))
			.toList();
	}

	// What a target names, only one graph has
	private DatabaseStart start(Migrations migrations, boolean main) {
		return new DatabaseStart(migrations, this.startup, main ? Target.parse(this.startup.target()) : Target.HEAD,
				this.populations, new DriftCheck(this.verify.drift(), main ? null : name(migrations)));
	}

	private @Nullable String name(Migrations migrations) {
		return this.beans.getBeansOfType(Migrations.class)
			.entrySet()
			.stream()
			.filter((bean) -> bean.getValue() == migrations)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

}
