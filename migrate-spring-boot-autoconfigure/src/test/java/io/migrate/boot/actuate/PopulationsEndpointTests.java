package io.migrate.boot.actuate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint says of populations.
 */
@PostgresTest
class PopulationsEndpointTests {

	private static final String EVERYTHING = "/actuator/migrations";

	private RevisionFolder populations;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions"))
			.revision("aaaa", "", "CREATE TABLE role (name text PRIMARY KEY);", "DROP TABLE role;")
			.table("bbbb", "aaaa");
		this.populations = new RevisionFolder(path.resolve("populations")).file("roles.sql", """
				-- Population: roles
				-- After: aaaa

				INSERT INTO role VALUES ('admin'), ('guest') ON CONFLICT DO NOTHING;
				""");
	}

	@Test
	void eachStandsWithItsLastRun() {
		this.populations.file("late.sql", """
				-- Population: late
				-- After: bbbb

				INSERT INTO role VALUES ('late');
				""").file("broken.sql", """
				-- Population: broken
				-- Mode: once

				INSERT INTO role (nam) VALUES ('x');
				""");
		JsonNode all = read(EVERYTHING, "migrate.target=aaaa", "migrate.populations.fail-on-error=false")
			.path("populations");
		assertThat(names(all)).containsExactlyInAnyOrder("roles", "late", "broken", "bean");
		JsonNode roles = named(all, "roles");
		assertThat(roles.path("lastRun").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
		assertThat(roles.path("durationMs").isIntegralNumber()).isTrue();
		assertThat(without(roles, "lastRun", "durationMs")).isEqualTo(
				"{\"name\":\"roles\",\"kind\":\"sql\",\"after\":\"aaaa\",\"mode\":\"on-change\",\"state\":\"DONE\",\"rows\":2}");
		assertThat(named(all, "late").toString()).isEqualTo(
				"{\"name\":\"late\",\"kind\":\"sql\",\"after\":\"bbbb\",\"mode\":\"on-change\",\"state\":\"WAITING\",\"reason\":\"'bbbb' is not applied yet\"}");
		assertThat(named(all, "broken").path("state").asString()).isEqualTo("FAILED");
		assertThat(named(all, "broken").path("error").asString()).endsWith("broken.sql:4:19: undefined_column [42703]");
		assertThat(without(named(all, "bean"), "lastRun", "durationMs"))
			.isEqualTo("{\"name\":\"bean\",\"kind\":\"java\",\"mode\":\"once\",\"state\":\"DONE\",\"rows\":1}");
	}

	@Test
	void oneThatOnlyTheDatabaseHasIsShown() {
		read(EVERYTHING);
		this.populations.delete("roles.sql");
		assertThat(without(named(read(EVERYTHING).path("populations"), "roles"), "lastRun", "durationMs"))
			.isEqualTo("{\"name\":\"roles\",\"kind\":\"sql\",\"state\":\"UNKNOWN\",\"rows\":2}");
	}

	@Test
	void aRevisionHasThoseThatComeAfterIt() {
		assertThat(names(read(EVERYTHING + "/aaaa").path("populations"))).containsExactly("roles");
		assertThat(names(read(EVERYTHING + "/bbbb").path("populations"))).isEmpty();
	}

	@Test
	void theRestIsThereWhenTheyAreMalformed() {
		this.populations.file("bad.sql", """
				-- Population: bad
				-- Mode: often

				SELECT 1;
				""");
		JsonNode answer = read(EVERYTHING, "migrate.populations.mode=none");
		assertThat(answer.path("state").asString()).isEqualTo("UP_TO_DATE");
		JsonNode only = answer.path("populations").path(0);
		assertThat(only.path("state").asString()).isEqualTo("INVALID");
		assertThat(only.path("error").asString()).contains("bad.sql:2");
		assertThat(only.has("name")).isFalse();
	}

	private JsonNode read(String path, String... settings) {
		List<String> all = Stream.concat(Stream.of(settings), Stream.of("spring.datasource.hikari.maximum-pool-size=2",
				"migrate.populations.locations=" + this.populations.location()))
			.toList();
		SpringApplicationBuilder builder = new SpringApplicationBuilder(RunningApplication.Application.class,
				WithBean.class);
		try (RunningApplication application = RunningApplication.start(builder, this.database, this.folder,
				all.toArray(String[]::new))) {
			return application.get(path).migrations();
		}
	}

	private static List<String> names(JsonNode populations) {
		return populations.valueStream().map((one) -> one.path("name").asString()).toList();
	}

	private static JsonNode named(JsonNode populations, String name) {
		return populations.valueStream()
			.filter((one) -> one.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static String without(JsonNode node, String... fields) {
		JsonNode copy = node.deepCopy();
		((ObjectNode) copy).remove(List.of(fields));
		return copy.toString();
	}

	@Configuration(proxyBeanMethods = false)
	static class WithBean {

		@Bean
		Populator bean() {
			return new OneRow((context) -> context
				.addRows(context.jdbc().sql("INSERT INTO role VALUES ('bean') ON CONFLICT DO NOTHING").update()));
		}

	}

	private record OneRow(Consumer<PopulationContext> work) implements Populator {

		@Override
		public String name() {
			return "bean";
		}

		@Override
		public void populate(PopulationContext context) {
			this.work.accept(context);
		}

	}

}
