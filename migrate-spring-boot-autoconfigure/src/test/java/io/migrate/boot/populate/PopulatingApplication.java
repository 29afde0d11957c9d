package io.migrate.boot.populate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An application with one table, {@code role}, and populations.
 */
final class PopulatingApplication {

	private final TestDatabase database;

	private final RevisionFolder revisions;

	private final RevisionFolder populations;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

	private final List<Populator> populators = new ArrayList<>();

	private final List<Consumer<SpringApplication>> changes = new ArrayList<>();

	PopulatingApplication(Path path, TestDatabase database) {
		this.database = database;
		this.revisions = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE role (id serial PRIMARY KEY, name text NOT NULL UNIQUE);", "DROP TABLE role;");
		this.populations = new RevisionFolder(path.resolve("populations"));
		with("spring.datasource.url", database.url());
		with("spring.datasource.username", database.user());
		with("spring.datasource.password", database.password());
		with("spring.datasource.hikari.maximum-pool-size", 3);
		with("migrate.locations", this.revisions.location());
		with("migrate.populations.locations", this.populations.location());
	}

	RevisionFolder revisions() {
		return this.revisions;
	}

	PopulatingApplication with(String property, Object value) {
		this.settings.put(property, value);
		return this;
	}

	PopulatingApplication with(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	PopulatingApplication change(Consumer<SpringApplication> change) {
		this.changes.add(change);
		return this;
	}

	PopulatingApplication singleton(Object bean) {
		return change((spring) -> spring
			.addInitializers((context) -> context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean)));
	}

	PopulatingApplication file(String name, String sql, String... header) {
		StringBuilder content = new StringBuilder("-- Population: " + name + "\n");
		List.of(header).forEach((line) -> content.append("-- ").append(line).append('\n'));
		this.populations.file(name + ".sql", content + "\n" + sql + "\n");
		return this;
	}

	PopulatingApplication bean(String name, @Nullable String after, Consumer<PopulationContext> work) {
		this.populators.add(populator(name, after, work));
		return this;
	}

	static Populator populator(String name, @Nullable String after, Consumer<PopulationContext> work) {
		return new Populator() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public @Nullable String after() {
				return after;
			}

			@Override
			public void populate(PopulationContext context) {
				work.accept(context);
			}
		};
	}

	static void insert(PopulationContext context, String name) {
		context.addRows(context.jdbc().sql("INSERT INTO role (name) VALUES (?)").param(name).update());
	}

	ConfigurableApplicationContext start() {
		SpringApplication application = new SpringApplication(this.sources.toArray(Class<?>[]::new));
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(this.settings);
		application
			.addInitializers((context) -> this.populators.forEach((populator) -> ((GenericApplicationContext) context)
				.registerBean(populator.name(), Populator.class, () -> populator)));
		this.changes.forEach((change) -> change.accept(application));
		return application.run();
	}

	void startAndClose() {
		start().close();
	}

	List<String> roles() {
		return this.database.client().sql("SELECT name FROM role ORDER BY id").query(String.class).list();
	}

	List<String> states() {
		return this.database.client()
			.sql("SELECT name || ' ' || state FROM migrate_population ORDER BY name")
			.query(String.class)
			.list();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
			PopulationAutoConfiguration.class })
	static class Application {

	}

}
