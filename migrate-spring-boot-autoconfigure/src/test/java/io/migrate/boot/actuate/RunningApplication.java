package io.migrate.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with a web server on a port of its own, a pool of one connection and the
 * endpoint exposed.
 *
 * @param context its context
 */
record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	/**
	 * Starts an application.
	 * @param database its database
	 * @param folder its revisions
	 * @param settings further settings, which win over the usual ones
	 * @return the application, to be closed by the caller
	 */
	static RunningApplication start(TestDatabase database, RevisionFolder folder, String... settings) {
		return start(new SpringApplicationBuilder(Application.class), database, folder, settings);
	}

	static RunningApplication start(SpringApplicationBuilder builder, TestDatabase database, RevisionFolder folder,
			String... settings) {
		Map<String, Object> usual = Map.of("spring.datasource.url", database.url(), "spring.datasource.username",
				database.user(), "spring.datasource.password", database.password(),
				"spring.datasource.hikari.maximum-pool-size", 1, "spring.datasource.hikari.connection-timeout", 2000,
				"migrate.locations", folder.location(), "server.port", 0, "management.endpoints.web.exposure.include",
				"migrations");
		return new RunningApplication(builder.properties(usual).properties(settings).bannerMode(Banner.Mode.OFF).run());
	}

	Answer get(String path) {
		URI uri = URI
			.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path);
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What the server answered.
	 *
	 * @param status the HTTP status
	 * @param body the JSON
	 */
	record Answer(int status, JsonNode body) {

		/**
		 * What is said of the {@code Migrations} beans of the application.
		 * @return the beans by name
		 */
		JsonNode beans() {
			return this.body.at("/contexts/application/migrationsBeans");
		}

		/**
		 * What is said of the bean that is there when the user has none.
		 * @return where its database stands
		 */
		JsonNode migrations() {
			return beans().path("migrations");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
	static class Application {

	}

}
