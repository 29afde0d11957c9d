package io.migrate.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.migrate.MigrationStatus;
import io.migrate.Migrations;
import io.migrate.boot.actuate.MigrationsDescriptor.ContextDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.DatabaseDescriptor;
import io.migrate.populate.InvalidPopulationsException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

/**
 * Shows what {@link Migrations} knows: where each database stands, its revisions, and
 * what happened last. Each answer is read anew; nothing is locked and nothing written.
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private final ApplicationContext context;

	/**
	 * Creates the endpoint.
	 * @param context the context whose beans are shown, and those of its parents
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Everything.
	 * @return all beans of all contexts
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		return describe(MigrationsDescriptor::of, (bean) -> true);
	}

	/**
	 * One revision.
	 * @param revision its full id
	 * @return the beans that know it, each with this revision alone; {@code null}, which
	 * is a 404, when none does
	 */
	@ReadOperation
	public @Nullable MigrationsDescriptor migration(@Selector String revision) {
		MigrationsDescriptor descriptor = describe(
				(status, populations) -> MigrationsDescriptor.of(status, populations, revision),
				(database) -> !database.revisions().isEmpty());
		boolean known = descriptor.contexts().values().stream().anyMatch((beans) -> !beans.migrationsBeans().isEmpty());
		return known ? descriptor : null;
	}

	private MigrationsDescriptor describe(
			BiFunction<MigrationStatus, List<PopulationDescriptor>, DatabaseDescriptor> describer,
			Predicate<DatabaseDescriptor> condition) {
		Map<String, ContextDescriptor> contexts = new LinkedHashMap<>();
		ApplicationContext target = this.context;
		while (target != null) {
			Map<String, DatabaseDescriptor> beans = new LinkedHashMap<>();
			target.getBeansOfType(Migrations.class).forEach((name, migrations) -> {
				DatabaseDescriptor database = describer.apply(migrations.status(), populations(migrations));
				if (condition.test(database)) {
					beans.put(name, database);
				}
			});
			ApplicationContext parent = target.getParent();
			contexts.put(Objects.requireNonNullElse(target.getId(), "application"),
					new ContextDescriptor(beans, (parent != null) ? parent.getId() : null));
			target = parent;
		}
		return new MigrationsDescriptor(contexts);
	}

	// Where the schema stands is to be seen also when they are malformed
	private static List<PopulationDescriptor> populations(Migrations migrations) {
		try {
			return migrations.populations().status().stream().map(PopulationDescriptor::of).toList();
		}
		catch (InvalidPopulationsException ex) {
			return List.of(PopulationDescriptor.invalid(ex));
		}
	}

}
