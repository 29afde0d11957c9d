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
public record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	/**
	 * Starts an application.
	 * @param database its database
	 * @param folder its revisions
	 * @param settings further settings, which win over the usual ones
	 * @return the application, to be closed by the caller
	 */
	public static RunningApplication start(TestDatabase database, RevisionFolder folder, String... settings) {
		return start(new SpringApplicationBuilder(Application.class), database, folder, settings);
	}

	public static RunningApplication start(SpringApplicationBuilder builder, TestDatabase database,
			RevisionFolder folder, String... settings) {
		Map<String, Object> usual = Map.of("spring.datasource.url", database.url(), "spring.datasource.username",
				database.user(), "spring.datasource.password", database.password(),
				"spring.datasource.hikari.maximum-pool-size", 1, "spring.datasource.hikari.connection-timeout", 2000,
				"migrate.locations", folder.location(), "server.port", 0, "management.endpoints.web.exposure.include",
				"migrations");
		return new RunningApplication(builder.properties(usual).properties(settings).bannerMode(Banner.Mode.OFF).run());
	}

	Answer get(String path) {
		HttpResponse<String> response = request(path);
		return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
	}

	/**
	 * Where a path of it is.
	 * @param path the path
	 * @return the whole address
	 */
	public String address(String path) {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	/**
	 * Asks for something.
	 * @param path the path
	 * @param headers names and values in turn
	 * @return the answer as it is
	 */
	public HttpResponse<String> request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		try {
			return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
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
	public record Answer(int status, JsonNode body) {

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

	/**
	 * An application without JPA.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
	public static class Application {

	}

}
