package io.migrate.sample;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A PostgreSQL of the application's own, unless it was given the URL of another. Its data
 * stay under {@code target/}, so that the next start finds them; a command that is run
 * beside the application uses its server.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {

	private static final Path DATA = Path.of("target", "postgres");

	@Bean(destroyMethod = "close")
	EmbeddedServer embeddedServer() throws IOException, InterruptedException {
		return EmbeddedServer.on(DATA);
	}

	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(EmbeddedServer server) {
		return new EmbeddedConnectionDetails(server.url());
	}

	/**
	 * How to reach it.
	 *
	 * @param getJdbcUrl its URL
	 */
	private record EmbeddedConnectionDetails(String getJdbcUrl) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "postgres";
		}

		@Override
		public String getPassword() {
			return "postgres";
		}

	}

}
