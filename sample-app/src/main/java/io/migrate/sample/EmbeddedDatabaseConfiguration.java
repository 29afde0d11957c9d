package io.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A PostgreSQL of the application's own, unless it was given the URL of another. Its data
 * stay under {@code target/}, so that the next start finds them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {

	private static final Path DATA = Path.of("target", "postgres");

	@Bean(destroyMethod = "close")
	EmbeddedPostgres embeddedPostgres() throws IOException {
		endOrphan();
		return EmbeddedPostgres.builder().setDataDirectory(DATA).setCleanDataDirectory(false).start();
	}

	// The server of an application that was killed runs on, and no other can use its data
	private static void endOrphan() throws IOException {
		Path lock = DATA.resolve("postmaster.pid");
		if (Files.exists(lock)) {
			ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).get(0).strip()))
				.filter(EmbeddedDatabaseConfiguration::serves)
				.ifPresent((process) -> {
					process.destroy();
					process.onExit().join();
				});
		}
	}

	// After a restart of the machine the number may be that of another process
	private static boolean serves(ProcessHandle process) {
		return process.info().arguments().map(List::of).orElse(List.of()).contains(DATA.toString());
	}

	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres postgres) {
		return new EmbeddedConnectionDetails(postgres.getJdbcUrl("postgres", "postgres"));
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
