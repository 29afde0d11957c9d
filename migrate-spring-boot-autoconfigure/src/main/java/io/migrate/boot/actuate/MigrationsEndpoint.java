package io.migrate.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.migrate.Migrations;
import io.migrate.boot.actuate.MigrationsDescriptor.ContextDescriptor;
import io.migrate.boot.autoconfigure.DriftSightings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

/**
 * Shows what {@link Migrations} knows: where each database stands, its revisions, and
 * what happened last. Each answer is read anew; nothing is locked and nothing written. On
 * the web another class answers, which knows who asks and in which format.
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private final ApplicationContext context;

	private final Show showValues;

	/**
	 * Creates an endpoint that shows neither SQL nor data.
	 * @param context the context whose beans are shown, and those of its parents
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this(context, Show.NEVER);
	}

	/**
	 * Creates the endpoint.
	 * @param context the context whose beans are shown, and those of its parents
	 * @param showValues whether SQL and data are shown to those of whom nobody knows who
	 * they are
	 */
	public MigrationsEndpoint(ApplicationContext context, Show showValues) {
		this.context = context;
		this.showValues = showValues;
	}

	/**
	 * Everything.
	 * @return all beans of all contexts
	 */
	@ReadOperation(producesFrom = MigrationsFormat.class)
	public MigrationsDescriptor migrations() {
		return describe(this.showValues.isShown(false));
	}

	/**
	 * One revision.
	 * @param revision its full id
	 * @return the beans that know it, each with this revision alone; {@code null}, which
	 * is a 404, when none does
	 */
	@ReadOperation(producesFrom = MigrationsFormat.class)
	public @Nullable MigrationsDescriptor migration(@Selector String revision) {
		return describe(revision, this.showValues.isShown(false));
	}

	/**
	 * Everything, for somebody.
	 * @param showValues whether errors are shown whole, with the SQL and the data that
	 * they quote
	 * @return all beans of all contexts
	 */
	public MigrationsDescriptor describe(boolean showValues) {
		return describe((migrations) -> reader(migrations, showValues).read(), (database) -> true);
	}

	/**
	 * One revision, for somebody.
	 * @param revision its full id
	 * @param showValues whether errors are shown whole, and the SQL of the revision
	 * @return as {@link #migration}
	 */
	public @Nullable MigrationsDescriptor describe(String revision, boolean showValues) {
		MigrationsDescriptor descriptor = describe((migrations) -> {
			DatabaseDescriptor database = reader(migrations, showValues).read().only(revision);
			return showValues ? database.with(() -> RevisionSql.read(migrations, revision)) : database;
		}, (database) -> !database.getRevisions().isEmpty());
		boolean known = descriptor.contexts().values().stream().anyMatch((beans) -> !beans.migrationsBeans().isEmpty());
		return known ? descriptor : null;
	}

	private DatabaseReader reader(Migrations migrations, boolean showValues) {
		return new DatabaseReader(migrations, new ErrorTexts(showValues), () -> {
			DriftSightings sightings = this.context.getBeanProvider(DriftSightings.class).getIfAvailable();
			return (sightings != null) ? DriftDescriptor.of(sightings.recent(migrations)) : null;
		});
	}

	private MigrationsDescriptor describe(Function<Migrations, DatabaseDescriptor> describer,
			Predicate<DatabaseDescriptor> condition) {
		Map<String, ContextDescriptor> contexts = new LinkedHashMap<>();
		ApplicationContext target = this.context;
		while (target != null) {
			Map<String, DatabaseDescriptor> beans = new LinkedHashMap<>();
			target.getBeansOfType(Migrations.class).forEach((name, migrations) -> {
				DatabaseDescriptor database = describer.apply(migrations);
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

}
